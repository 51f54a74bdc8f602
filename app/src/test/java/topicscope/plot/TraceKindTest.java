package topicscope.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import topicscope.chart.ColumnScale;
import topicscope.chart.ValueRange;
import topicscope.plot.axis.FixedYRanges;
import topicscope.plot.axis.YLayout;
import topicscope.plot.paint.OpaqueBackground;
import topicscope.plot.paint.PaintRequest;
import topicscope.plot.paint.PaintedFrame;
import topicscope.plot.paint.PlotSize;
import topicscope.plot.paint.RenderKey;
import topicscope.plot.paint.TileStore;
import topicscope.plot.paint.TraceKind;
import topicscope.plot.paint.TracePainter;
import topicscope.plot.paint.TracePainterTest;
import topicscope.plot.paint.TraceRendering;
import topicscope.signal.SampleBatch;
import topicscope.signal.SampleBuffer;

/** The pixels that each kind of trace must cover. */
class TraceKindTest {
  /** Samples 0, 1, 2, 3 at columns 20, 60, 100, 140; values 0 … 10 from row 100 up to row 0. */
  private static final double[] VALUES = {2, 8, 8, 4};

  private static final int APART = 40;
  private static final int FIRST = 20;
  private static final int ROWS = 100;
  private static final int COLUMNS = 180;
  private static final int OPAQUE = 255;
  private static final int COLOUR = 0xff2389e5;

  @Test
  @DisplayName("a line goes straight from sample to sample and nowhere else")
  void line_betweenSamples_straight() {
    PaintedFrame painting = paint(TraceKind.LINE, 3);
    assertThat(alpha(painting, 80, 20)).isEqualTo(OPAQUE);
    assertThat(alpha(painting, 40, 50)).isGreaterThan(200);
    assertThat(alpha(painting, 120, 40)).isGreaterThan(200);
    assertThat(alpha(painting, 80, 30)).isZero();
    assertThat(alpha(painting, 10, 80)).isZero();
  }

  @Test
  @DisplayName("a level line of width 3 is three rows high, of width 2 two")
  void line_level_asHighAsWide() {
    assertThat(ink(paint(TraceKind.LINE, 3), 80)).isCloseTo(3.0, within(0.02));
    assertThat(ink(paint(TraceKind.LINE, 2), 80)).isCloseTo(2.0, within(0.02));
  }

  @Test
  @DisplayName("a step keeps its value until the next sample, then jumps")
  void step_betweenSamples_level() {
    PaintedFrame painting = paint(TraceKind.STEP, 3);
    assertThat(alpha(painting, 40, 80)).isEqualTo(OPAQUE);
    assertThat(alpha(painting, 40, 50)).isZero();
    assertThat(alpha(painting, 60, 50)).isGreaterThan(200);
    assertThat(alpha(painting, 120, 20)).isEqualTo(OPAQUE);
    assertThat(alpha(painting, 120, 40)).isZero();
  }

  @Test
  @DisplayName("an area is filled between the line and zero, and empty above the line")
  void area_belowLine_pale() {
    PaintedFrame painting = paint(TraceKind.AREA, 2);
    assertThat(alpha(painting, 80, 60)).isCloseTo(60, within(2));
    assertThat(alpha(painting, 80, 99)).isCloseTo(60, within(2));
    assertThat(alpha(painting, 80, 10)).isZero();
    assertThat(alpha(painting, 80, 20)).isGreaterThan(200);
  }

  @Test
  @DisplayName("a bar reaches from zero to its sample, with a gap to the next one")
  void bars_atSamples_fromZero() {
    PaintedFrame painting = paint(TraceKind.BARS, 2);
    for (int i = 0; i < VALUES.length; i++) {
      int column = FIRST + i * APART;
      int top = (int) (ROWS - VALUES[i] * 10);
      assertThat(alpha(painting, column, top + 2)).isEqualTo(OPAQUE);
      assertThat(alpha(painting, column, ROWS - 1)).isEqualTo(OPAQUE);
      assertThat(alpha(painting, column, top - 2)).isZero();
      assertThat(alpha(painting, column + APART / 2, ROWS - 2)).isZero();
    }
  }

  @Test
  @DisplayName("points are dots at the samples and nothing between")
  void points_atSamples_only() {
    PaintedFrame painting = paint(TraceKind.POINTS, 3);
    for (int i = 0; i < VALUES.length; i++) {
      int column = FIRST + i * APART;
      assertThat(alpha(painting, column, (int) (ROWS - VALUES[i] * 10))).isEqualTo(OPAQUE);
      assertThat(ink(painting, column + APART / 2)).isZero();
    }
  }

  @Test
  @DisplayName("a gap in time breaks the line")
  void line_gap_broken() {
    SampleBuffer buffer = new SampleBuffer(100);
    SampleBatch batch = new SampleBatch();
    for (int i = 0; i < 40; i++) {
      batch.add(Arrivals.START + i * 10L + (i < 20 ? 0 : 600), 5, 0, i);
    }
    buffer.append(batch);
    ColumnScale scale = ColumnScale.showing(true, (double) Arrivals.START, 1000, COLUMNS);
    PaintedFrame painting = paint(key(scale, buffer, TraceKind.LINE, 2));

    assertThat(ink(painting, scale.column(Arrivals.START + 100.0))).isGreaterThan(1);
    assertThat(ink(painting, scale.column(Arrivals.START + 500.0))).isZero();
    assertThat(ink(painting, scale.column(Arrivals.START + 900.0))).isGreaterThan(1);
  }

  private static PaintedFrame paint(TraceKind kind, double width) {
    SampleBuffer buffer = new SampleBuffer(100);
    SampleBatch batch = new SampleBatch();
    for (int i = 0; i < VALUES.length; i++) {
      batch.add(Arrivals.START + i * 1000L, VALUES[i], 0, i);
    }
    buffer.append(batch);
    ColumnScale scale = new ColumnScale(false, -(FIRST + 0.5) / APART, 1.0 / APART);
    return paint(key(scale, buffer, kind, width));
  }

  private static RenderKey key(
      ColumnScale scale, SampleBuffer buffer, TraceKind kind, double width) {
    return new RenderKey(
        scale,
        new PlotSize(COLUMNS, ROWS, 1, OpaqueBackground.NONE),
        YLayout.OVERLAY,
        List.of(new TraceRendering(buffer, kind, COLOUR, width, 0)));
  }

  private static PaintedFrame paint(RenderKey key) {
    Optional<ValueRange> range = Optional.of(new ValueRange(0, 10));
    return new TracePainter(new TileStore())
        .paint(new PaintRequest(key, false, 0, new FixedYRanges(range, range), Double.NaN, 0), 0);
  }

  private static int alpha(PaintedFrame painting, long column, int row) {
    return TracePainterTest.pixel(painting, column, row) >>> 24;
  }

  /** How many rows of a column are covered. */
  private static double ink(PaintedFrame painting, long column) {
    double sum = 0;
    for (int row = 0; row < ROWS; row++) {
      sum += alpha(painting, column, row) / 255.0;
    }
    return sum;
  }
}
