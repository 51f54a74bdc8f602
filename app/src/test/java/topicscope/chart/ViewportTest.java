package topicscope.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ViewportTest {
  private static final int COLUMNS = 100;

  private final Viewport viewport = new Viewport();

  @Test
  @DisplayName("the configured number of samples fills the columns")
  void fit_points_fillColumns() {
    viewport.points(201);
    viewport.fit(COLUMNS);
    assertThat(viewport.scale().perColumn()).isEqualTo(2);
    assertThat(viewport.live()).isTrue();
  }

  @Test
  @DisplayName("a new size changes the scale of the configured window, not of a zoomed or held one")
  void fit_zoomedOrHeld_keepsScale() {
    viewport.points(201);
    viewport.fit(COLUMNS);
    viewport.hold(50);
    viewport.fit(COLUMNS * 2);
    assertThat(viewport.scale().perColumn()).isEqualTo(2);

    viewport.reset();
    viewport.zoom(0.5, 0, COLUMNS);
    viewport.fit(COLUMNS * 2);
    assertThat(viewport.scale().perColumn()).isEqualTo(1);

    viewport.reset();
    viewport.fit(COLUMNS * 2);
    assertThat(viewport.scale().perColumn()).isEqualTo(1);
    assertThat(viewport.live()).isTrue();
  }

  @ParameterizedTest(name = "factor {0}")
  @ValueSource(doubles = {0.1, 0.5, 0.8, 1.25, 2, 10})
  @DisplayName("zooming keeps the x under the pointer in its column")
  void zoom_anyFactor_pointStays(double factor) {
    viewport.span(60_000);
    viewport.base(1_700_000_000_000.0);
    viewport.fit(COLUMNS);
    viewport.hold(12_345);
    long column = 37;
    double x = viewport.scale().within(viewport.origin() + column + 0.5);

    viewport.zoom(factor, column, COLUMNS);

    assertThat(viewport.scale().column(x) - viewport.origin()).isEqualTo(column);
  }

  @Test
  @DisplayName("zooming without end keeps a scale above 0 that is finite")
  void zoom_withoutEnd_bounded() {
    viewport.points(200);
    viewport.fit(COLUMNS);
    for (int i = 0; i < 500; i++) {
      viewport.zoom(0.1, 50, COLUMNS);
    }
    assertThat(viewport.scale().perColumn()).isPositive();
    for (int i = 0; i < 500; i++) {
      viewport.zoom(10, 50, COLUMNS);
    }
    assertThat(viewport.scale().perColumn()).isFinite();
  }

  @Test
  @DisplayName("showing a span puts its start at the left edge and is live")
  void show_span_fromLeftEdge() {
    viewport.points(200);
    viewport.show(1000, 3000, COLUMNS);
    assertThat(viewport.live()).isTrue();
    assertThat(viewport.scale().x(viewport.origin())).isCloseTo(1000, within(20.0));
    assertThat(viewport.scale().perColumn()).isCloseTo(20, within(0.01));
  }

  @Test
  @DisplayName("finer columns show the same x at the left edge; restoring is exact")
  void refine_thenRestore_asBefore() {
    viewport.points(200);
    viewport.fit(COLUMNS);
    viewport.hold(1234);
    Viewport saved = viewport.copy();
    double x = viewport.scale().x(1234);

    viewport.refine(4);
    assertThat(viewport.scale().x(viewport.origin())).isCloseTo(x, within(2.0));
    assertThat(viewport.scale().perColumn()).isCloseTo(saved.scale().perColumn() / 4, within(1e-4));

    viewport.restore(saved);
    assertThat(viewport.origin()).isEqualTo(1234);
    assertThat(viewport.scale()).isEqualTo(saved.scale());
    assertThat(viewport.live()).isFalse();
  }

  @ParameterizedTest(name = "{0} ms in 1000 columns")
  @ValueSource(doubles = {1, 333, 60_000, 1e9, 1e15})
  @DisplayName("a column's width is rounded up by less than 1 in 65,000, and edges are exact")
  void scale_anySpan_exactEdges(double span) {
    ColumnScale scale = ColumnScale.showing(true, 0, span, 1000);
    assertThat(scale.perColumn()).isBetween(span / 1000, span / 1000 * (1 + 1.0 / 65_000));
    for (long column = -1_000_000; column <= 1_000_000; column += 99_991) {
      assertThat(scale.column(scale.x(column))).isEqualTo(column);
    }
  }
}
