package topicscope.plot.paint;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;
import javafx.geometry.Rectangle2D;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.image.ImageView;
import javafx.scene.transform.Scale;
import topicscope.plot.axis.LayerGroup;

/**
 * The tiles on screen, side by side in a group. Scrolling moves the group; a view gets another tile
 * only when pixels have changed. For the JavaFX thread.
 */
public final class TileView {
  private static final long FAR = 1 << 20;

  /** Frames until the renderer no longer reads a tile that was taken off screen. */
  private static final int COOLING_FRAMES = 2;

  private static final int ROW_STEP = 16;

  private final Consumer<Tile> giveBack;
  private final Group group = new LayerGroup();

  /** Tiles are at whole physical pixels, so that no column is lost or doubled. */
  private final Scale pixels = new Scale(1, 1);

  private final Map<Long, Shown> shown = new HashMap<>();
  private final Queue<Cooling> cooling = new ArrayDeque<>();
  private long anchor;
  private double density = 1;
  private long frame;

  /**
   * Shows nothing yet.
   *
   * @param giveBack receives tiles that may be written again
   */
  public TileView(Consumer<Tile> giveBack) {
    this.giveBack = giveBack;
    group.getTransforms().add(pixels);
  }

  private record Shown(Tile tile, ImageView view) {}

  private record Cooling(Tile tile, long since) {}

  public Node node() {
    return group;
  }

  /** Begins a frame: tiles that were off screen for 2 frames are given back. */
  public void nextFrame() {
    frame++;
    while (!cooling.isEmpty() && frame - cooling.peek().since() >= COOLING_FRAMES) {
      giveBack.accept(cooling.remove().tile());
    }
  }

  /** Shows tiles with column {@code origin} at the left edge. */
  public void show(Map<Long, Tile> tiles, long origin, double pixelsPerUnit) {
    boolean move = Math.abs(origin - anchor) > FAR;
    if (density != pixelsPerUnit) {
      density = pixelsPerUnit;
      pixels.setX(1 / density);
      pixels.setY(1 / density);
    }
    anchor = move ? origin : anchor;
    List<ImageView> free = new ArrayList<>();
    shown
        .entrySet()
        .removeIf(entry -> !tiles.containsKey(entry.getKey()) && release(entry.getValue(), free));
    tiles.forEach((index, tile) -> show(index, tile, move, free));
    group.getChildren().removeAll(free);
    group.setTranslateX((anchor - origin) / density);
  }

  private void show(long index, Tile tile, boolean move, List<ImageView> free) {
    Shown now = shown.get(index);
    if (now != null && now.tile() == tile && !move) {
      return;
    }
    ImageView view = now != null ? now.view() : view(free);
    if (now == null || move) {
      view.setX((double) (index * Tile.COLUMNS - anchor));
    }
    if (now != null && now.tile() != tile) {
      cooling.add(new Cooling(now.tile(), frame));
    }
    if (now == null || now.tile() != tile) {
      view.setImage(tile.written());
      shown.put(index, new Shown(tile, view));
    }
    cut(view, tile);
  }

  /**
   * Cuts off empty rows at top and bottom, in steps of {@value #ROW_STEP}, so that it seldom
   * changes.
   */
  private void cut(ImageView view, Tile tile) {
    int top = tile.top() / ROW_STEP * ROW_STEP;
    int bottom = Math.min(tile.rows(), Math.ceilDiv(tile.bottom(), ROW_STEP) * ROW_STEP);
    view.setVisible(top < bottom);
    if (top < bottom) {
      Rectangle2D rows = new Rectangle2D(0, top, Tile.COLUMNS, bottom - top);
      if (!rows.equals(view.getViewport())) {
        view.setViewport(rows);
        view.setY(top);
      }
    }
  }

  private ImageView view(List<ImageView> free) {
    if (!free.isEmpty()) {
      return free.removeLast();
    }
    ImageView view = new ImageView();
    view.setSmooth(false);
    group.getChildren().add(view);
    return view;
  }

  private boolean release(Shown old, List<ImageView> free) {
    cooling.add(new Cooling(old.tile(), frame));
    free.add(old.view());
    return true;
  }
}
