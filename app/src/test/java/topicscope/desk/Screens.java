package topicscope.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.WritableImage;
import javafx.scene.text.Text;
import javafx.scene.transform.Transform;
import topicscope.desk.plot.PlotPane;
import topicscope.desk.widget.ShrinkingLabel;
import topicscope.plot.RollingLineChart;

/**
 * Takes pictures of an open window into {@code target/screens}, at sizes that are also larger than
 * the screen, in light and dark, and finds texts that are cut off. Other threads write the files.
 */
final class Screens implements AutoCloseable {
  private record Size(String name, double width, double height, double scale) {}

  /** The smallest size that a window can have. */
  private static final Size SMALLEST = new Size("480x320", 480, 320, 1);

  private static final List<Size> SIZES =
      List.of(
          new Size("800x500", 800, 500, 1),
          new Size("1024x640", 1024, 640, 1),
          new Size("1440x900", 1440, 900, 1),
          new Size("3840x2160", 1920, 1080, 2));

  private static final int IN_BOTH = 2;

  private final OpenWindow window;
  private final List<CompletableFuture<Void>> writing = new ArrayList<>();
  private final ExecutorService writer = Executors.newSingleThreadExecutor();
  private final List<String> cutOff = new ArrayList<>();
  private boolean dark;

  Screens(OpenWindow window) throws IOException {
    this.window = window;
    Files.createDirectories(OpenWindow.SCREENS);
  }

  /** Takes all pictures of what the window shows now. */
  void take(String name) {
    take(name, SIZES);
  }

  /** The same without the largest size, for a screen that adds little there. */
  void takeSmall(String name) {
    take(name, SIZES.subList(0, 3));
  }

  /** Takes the pictures of the smallest size only. */
  void takeSmallest(String name) {
    take(name, List.of(SMALLEST));
  }

  private void take(String name, List<Size> sizes) {
    sizes.forEach(size -> takeOne(name, size));
    OpenWindow.onFx(this::toggle);
    // The colours don't move anything: one size shows them.
    takeOne(name, sizes.get(Math.min(IN_BOTH, sizes.size() - 1)));
    OpenWindow.onFx(this::toggle);
  }

  private void takeOne(String name, Size size) {
    String whole = name + "-" + size.name() + (dark ? "-dark" : "");
    write(OpenWindow.onFx(() -> picture(size, whole)), whole);
  }

  /** Takes a picture of another scene, such as a popup or a dialog, in light and dark. */
  void takeOther(String name, Scene scene) {
    write(OpenWindow.onFx(() -> scene.snapshot(null)), name);
    OpenWindow.onFx(this::toggle);
    write(OpenWindow.onFx(() -> scene.snapshot(null)), name + "-dark");
    OpenWindow.onFx(this::toggle);
  }

  /** The texts of toolbar, panels and status line that were truncated or outside the window. */
  List<String> cutOff() {
    return List.copyOf(cutOff);
  }

  @Override
  public void close() {
    writer.shutdown();
    CompletableFuture.allOf(writing.toArray(CompletableFuture[]::new)).join();
  }

  private boolean toggle() {
    window.toggleTheme();
    dark = !dark;
    return dark;
  }

  private WritableImage picture(Size size, String name) {
    Parent content = window.content();
    Scene scene = content.getScene();
    content.resize(size.width(), size.height());
    content.applyCss();
    content.layout();
    content.lookupAll("#chart").stream()
        .filter(Screens::isSeen)
        .map(RollingLineChart.class::cast)
        .forEach(RollingLineChart::drawNow);
    content.lookupAll(".plot-pane").stream()
        .map(PlotPane.class::cast)
        .forEach(pane -> pane.xy().drawNow());
    SnapshotParameters parameters = new SnapshotParameters();
    parameters.setFill(scene.getFill());
    parameters.setTransform(Transform.scale(size.scale(), size.scale()));
    WritableImage picture = content.snapshot(parameters, null);
    collectCutOff(content, name);
    content.resize(scene.getWidth(), scene.getHeight());
    content.layout();
    return picture;
  }

  private void write(WritableImage picture, String name) {
    writing.add(
        CompletableFuture.runAsync(
            () -> {
              try {
                QuickPng.write(picture, OpenWindow.SCREENS.resolve(name + ".png"));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            },
            writer));
  }

  /**
   * Cells of tables and lists may be truncated, because values have any length. So may names that
   * users choose.
   */
  private void collectCutOff(Parent content, String name) {
    Bounds all = content.localToScene(content.getLayoutBounds());
    for (Node node : content.lookupAll("*")) {
      if (node instanceof Labeled labeled
          && isSeen(node)
          && !isIn(IndexedCell.class, node)
          && !isGiven(node)) {
        Bounds bounds = node.localToScene(node.getBoundsInLocal());
        boolean outside =
            bounds.getMinX() < all.getMinX() - 1
                || bounds.getMaxX() > all.getMaxX() + 1
                || (!isIn(ScrollPane.class, node)
                    && (bounds.getMinY() < all.getMinY() - 1
                        || bounds.getMaxY() > all.getMaxY() + 1));
        if (isShort(labeled) || outside) {
          cutOff.add(name + ": " + labeled.getId() + " \"" + labeled.getText() + "\"");
        }
      }
    }
  }

  /**
   * A truncated text differs from the label; the toolkit also reports some complete texts as
   * truncated.
   */
  private static boolean isShort(Labeled labeled) {
    return labeled.isTextTruncated()
        && labeled.lookup(".text") instanceof Text text
        && !text.getText().equals(labeled.getText());
  }

  private static boolean isSeen(Node node) {
    for (Node one = node; one != null; one = one.getParent()) {
      if (!one.isVisible()) {
        return false;
      }
    }
    return true;
  }

  private static boolean isGiven(Node node) {
    return List.of("server", "topic-picker").contains(String.valueOf(node.getId()))
        || node.getStyleClass().contains("plot-topic")
        || node.getStyleClass().contains("plot-item-label")
        || node instanceof ShrinkingLabel;
  }

  private static boolean isIn(Class<?> type, Node node) {
    for (Node one = node; one != null; one = one.getParent()) {
      if (type.isInstance(one)) {
        return true;
      }
    }
    return false;
  }
}
