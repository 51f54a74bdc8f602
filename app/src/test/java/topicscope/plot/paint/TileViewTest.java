package topicscope.plot.paint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.image.ImageView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import topicscope.plot.ShownChart;

class TileViewTest {
  private static final int ROWS = 100;

  private final List<Tile> returned = new ArrayList<>();
  private final TileView strip;
  private final Tile one;
  private final Tile two;

  TileViewTest() {
    ShownChart.startToolkit();
    strip = ShownChart.onFx(() -> new TileView(returned::add));
    one = painted(20, 40);
    two = painted(0, 99);
  }

  @BeforeEach
  void show() {
    show(Map.of(0L, one, 1L, two), 0);
  }

  @Test
  @DisplayName("tiles stand side by side, and scrolling moves the group alone")
  void show_scrolled_groupMoves() {
    List<Node> before = List.copyOf(group().getChildren());
    assertThat(views()).extracting(ImageView::getX).containsExactlyInAnyOrder(0.0, 64.0);

    show(Map.of(0L, one, 1L, two), 30);

    assertThat(group().getTranslateX()).isEqualTo(-30);
    assertThat(group().getChildren()).isEqualTo(before);
    assertThat(views()).extracting(ImageView::getX).containsExactlyInAnyOrder(0.0, 64.0);
  }

  @Test
  @DisplayName("at two pixels a unit, a column is half a unit wide")
  void show_dense_halfUnits() {
    ShownChart.run(() -> strip.show(Map.of(0L, one), 30, 2));
    assertThat(group().getTranslateX()).isEqualTo(-15);
  }

  @Test
  @DisplayName("a tile that left the screen is released after two frames, not before")
  void tile_gone_givenBackAfterTwoFrames() {
    show(Map.of(1L, two), 64);
    assertThat(group().getChildren()).hasSize(1);

    ShownChart.run(strip::nextFrame);
    assertThat(returned).isEmpty();
    ShownChart.run(strip::nextFrame);
    assertThat(returned).containsExactly(one);
  }

  @Test
  @DisplayName("a tile that was replaced is released, and its view stays")
  void tile_replaced_viewStays() {
    List<Node> before = List.copyOf(group().getChildren());
    show(Map.of(0L, painted(0, 5), 1L, two), 0);

    assertThat(group().getChildren()).isEqualTo(before);
    ShownChart.run(strip::nextFrame);
    ShownChart.run(strip::nextFrame);
    assertThat(returned).containsExactly(one);
  }

  @Test
  @DisplayName("empty rows above and below are not drawn, in steps of 16")
  void show_emptyRows_cut() {
    ImageView view = view(0);
    assertThat(view.getY()).isEqualTo(16);
    assertThat(view.getViewport().getMinY()).isEqualTo(16);
    assertThat(view.getViewport().getMaxY()).isEqualTo(48);
  }

  @Test
  @DisplayName("a tile without a painted row is not drawn at all")
  void show_emptyTile_invisible() {
    show(Map.of(0L, new Tile(ROWS, OpaqueBackground.NONE), 1L, two), 0);
    assertThat(view(0).isVisible()).isFalse();
    assertThat(view(64).isVisible()).isTrue();
  }

  @Test
  @DisplayName("far from its start, positions get a new origin and stay small")
  void show_farAway_positionsSmall() {
    long index = 1L << 40;
    show(Map.of(index, one), index * Tile.COLUMNS + 10);
    assertThat(views().getFirst().getX()).isEqualTo(-10);
    assertThat(group().getTranslateX()).isZero();
  }

  private void show(Map<Long, Tile> tiles, long origin) {
    ShownChart.run(() -> strip.show(tiles, origin, 1));
  }

  private static Tile painted(int first, int last) {
    Tile tile = new Tile(ROWS, OpaqueBackground.NONE);
    tile.touch(first, last);
    return tile;
  }

  private Group group() {
    return (Group) strip.node();
  }

  private List<ImageView> views() {
    return group().getChildren().stream().map(ImageView.class::cast).toList();
  }

  private ImageView view(double x) {
    return views().stream().filter(view -> view.getX() == x).findFirst().orElseThrow();
  }
}
