package topicscope.plot.paint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import topicscope.chart.ColumnScale;
import topicscope.chart.ValueRange;
import topicscope.plot.axis.FixedYRanges;
import topicscope.plot.axis.YLayout;
import topicscope.signal.PastColumns;
import topicscope.signal.SampleBatch;
import topicscope.signal.SampleBuffer;

/** Wide intervals of a roll-up: a band from the lowest to the highest value, and a line. */
class IntervalPaintingTest {
  private static final long START = 1_700_000_000_000L;
  private static final int COLUMNS = 300;
  private static final int ROWS = 100;
  private static final int COLOUR = 0xff2389e5;

  private final SampleBuffer buffer = new SampleBuffer(10_000);
  private final TracePainter painter = new TracePainter(new TileStore());
  private final SplittableRandom random = new SplittableRandom(3);

  @Test
  @DisplayName("an interval is a pale band of its range, and the line goes through last values")
  void wide_isBandAndLine() {
    for (int i = 0; i < 40; i++) {
      interval(i, 5, 2, 8, 5);
    }
    PaintedFrame frame = paint(painter, key(TraceKind.LINE, 50), column(10, 0) - 100);
    long column = column(10, 0.5);
    assertThat(alpha(frame, column, 30)).isCloseTo(60, within(2));
    assertThat(alpha(frame, column, 70)).isCloseTo(60, within(2));
    assertThat(alpha(frame, column, 50)).isGreaterThan(200);
    assertThat(alpha(frame, column, 10)).isZero();
    assertThat(alpha(frame, column, 90)).isZero();
  }

  @Test
  @DisplayName("narrow intervals, and other kinds, are drawn as the samples that they are")
  void narrow_areSamples() {
    for (int i = 0; i < 400; i++) {
      interval(i, 5, 2, 8, 5);
    }
    assertThat(alpha(paint(painter, key(TraceKind.LINE, 5), 0), column(10, 0.5), 30))
        .isNotEqualTo(60);
    PaintedFrame points = paint(painter, key(TraceKind.POINTS, 50), 0);
    // Between two samples there is nothing.
    assertThat(alpha(points, column(3, 0.15), 50)).isZero();
  }

  @Test
  @DisplayName("a frame painted in parts is the same as one painted at once")
  void incremental_isAsFresh() {
    int sent = 0;
    for (int step = 0; step < 60; step++) {
      for (int more = random.nextInt(3); more > 0; more--) {
        // Intervals are left out, and some have several partials.
        sent += random.nextInt(10) == 0 ? 1 + random.nextInt(4) : random.nextInt(2);
        double low = random.nextDouble(5);
        double last = random.nextDouble(low, 9);
        interval(sent, last, low, 9, random.nextDouble(low, 9));
      }
      RenderKey key = key(TraceKind.LINE, 23.7);
      long origin = (long) (23.7 * sent) - COLUMNS + random.nextInt(100);
      PaintedFrame one = paint(painter, key, origin);
      PaintedFrame other = paint(new TracePainter(new TileStore()), key, origin);
      int different = 0;
      for (long column = origin; column < origin + COLUMNS; column++) {
        for (int row = 0; row < ROWS; row++) {
          boolean same =
              !TracePainterTest.far(
                  TracePainterTest.pixel(one, column, row),
                  TracePainterTest.pixel(other, column, row));
          if (!same) {
            different++;
          }
        }
      }
      assertThat(different).as("step %d", step).isZero();
    }
  }

  private void interval(int number, double first, double low, double high, double last) {
    long start = START + number * 1_000L;
    SampleBatch batch = new SampleBatch();
    batch.add(start, first, 0, 0);
    batch.add(start + 300, low, 0, 1);
    batch.add(start + 600, high, 0, 2);
    batch.add(start + 990, last, 0, 3);
    batch.rest(96, 480);
    buffer.append(batch);
  }

  private static long column(int interval, double part) {
    return Math.round(50 * (interval + part));
  }

  /** Intervals are that many columns wide. */
  private RenderKey key(TraceKind kind, double wide) {
    TraceRendering trace =
        new TraceRendering(buffer, PastColumns.NONE, kind, COLOUR, 2, 0, 0, false, 1_000);
    return new RenderKey(
        new ColumnScale(true, START, 1_000 / wide),
        new PlotSize(COLUMNS, ROWS, 1, OpaqueBackground.NONE),
        YLayout.OVERLAY,
        List.of(trace));
  }

  private static PaintedFrame paint(TracePainter with, RenderKey key, long origin) {
    Optional<ValueRange> range = Optional.of(new ValueRange(0, 10));
    return with.paint(
        new PaintRequest(key, false, origin, new FixedYRanges(range, range), Double.NaN, 0), 0);
  }

  private static int alpha(PaintedFrame frame, long column, int row) {
    return TracePainterTest.pixel(frame, column, row) >>> 24;
  }
}
