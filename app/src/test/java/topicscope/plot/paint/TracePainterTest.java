package topicscope.plot.paint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import topicscope.chart.ColumnScale;
import topicscope.chart.ValueRange;
import topicscope.plot.Arrivals;
import topicscope.plot.axis.FixedYRanges;
import topicscope.plot.axis.YLayout;
import topicscope.signal.SampleBatch;
import topicscope.signal.SampleBuffer;

@Execution(CONCURRENT)
public class TracePainterTest {
  private static final int WHITE = 0xffffffff;
  private static final int COLUMNS = 300;
  private static final int ROWS = 120;
  private static final int BLUE = 0xff0072b2;
  private static final int STEPS = 24;
  private static final int[] EMPTY = new int[ROWS * Tile.COLUMNS];
  private static final int SEEDS = 8;

  /** From this seed on, buffers are so small that samples are overwritten within the window. */
  private static final int OVERWRITING_SEED = 4;

  static Stream<Arguments> cases() {
    List<Arguments> cases = new ArrayList<>();
    for (TraceKind kind : TraceKind.values()) {
      for (boolean byTime : new boolean[] {false, true}) {
        for (double samplesPerColumn : new double[] {0.05, 0.7, 9}) {
          cases.add(Arguments.of(kind, byTime, samplesPerColumn));
        }
      }
    }
    return cases.stream();
  }

  @ParameterizedTest(name = "{0}, by time {1}, {2} samples a column")
  @MethodSource("cases")
  @DisplayName("painting only the changes gives the same picture as a full repaint")
  void paint_inSteps_equalsPaintingAll(TraceKind kind, boolean byTime, double samplesPerColumn) {
    int window = (int) Math.max(4, samplesPerColumn * COLUMNS);
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      int capacity = seed < OVERWRITING_SEED ? window : Math.max(4, window / 8);
      Arrivals one = new Arrivals(new SampleBuffer(capacity), random);
      Arrivals other = new Arrivals(new SampleBuffer(capacity * 2), random);
      RenderKey key = key(kind, byTime, window, List.of(one.buffer(), other.buffer()));
      TracePainter painter = new TracePainter(new TileStore());
      for (int step = 0; step < STEPS; step++) {
        int count = random.nextInt(Math.max(2, window / 20));
        arrive(one, count, seed % OVERWRITING_SEED, step);
        arrive(other, count, seed % OVERWRITING_SEED + 1, step);
        PaintedFrame painting = painter.paint(job(key, true, 0), 0);
        PaintedFrame afresh = new TracePainter(new TileStore()).paint(again(painting), 0);
        assertSame(painting, afresh, "seed " + seed + ", step " + step);
      }
    }
  }

  private static void arrive(Arrivals arrivals, int count, int seed, int step) {
    if (seed == 0) {
      arrivals.steadily(count);
    } else if (seed == 1 || step % 3 != 0) {
      arrivals.unsteadily(count);
    } else {
      arrivals.inDisorder(count);
    }
  }

  @Test
  @DisplayName("moving a held window gives the same picture as a full repaint")
  void paint_panned_equalsPaintingAll() {
    Random random = new Random(9);
    SampleBuffer buffer = new SampleBuffer(5_000);
    new Arrivals(buffer, random).steadily(5_000);
    RenderKey key = key(TraceKind.LINE, false, 600, List.of(buffer));
    TracePainter painter = new TracePainter(new TileStore());
    for (int step = 0; step < STEPS; step++) {
      PaintedFrame painting = painter.paint(job(key, false, random.nextInt(3_000) - 300), 0);
      assertSame(
          painting, new TracePainter(new TileStore()).paint(again(painting), 0), "step " + step);
    }
  }

  @Test
  @DisplayName("without changes, no strip is painted again")
  void paint_nothingNew_sameStrips() {
    SampleBuffer buffer = new SampleBuffer(500);
    new Arrivals(buffer, new Random(1)).steadily(500);
    RenderKey key = key(TraceKind.LINE, false, 500, List.of(buffer));
    TracePainter painter = new TracePainter(new TileStore());

    Map<Long, Tile> before = painter.paint(job(key, true, 0), 0).tiles();

    assertThat(painter.paint(job(key, true, 0), 0).tiles()).isEqualTo(before);
  }

  @Test
  @DisplayName("one new sample among many changes only the last strip")
  void paint_oneMore_lastStripOnly() {
    SampleBuffer buffer = new SampleBuffer(200_000);
    Arrivals arrivals = new Arrivals(buffer, new Random(1));
    arrivals.steadily(100_000);
    RenderKey key = key(TraceKind.LINE, false, 100_000, List.of(buffer));
    TracePainter painter = new TracePainter(new TileStore());
    Map<Long, Tile> before = painter.paint(job(key, true, 0), 0).tiles();

    arrivals.steadily(1);
    Map<Long, Tile> after = painter.paint(job(key, true, 0), 0).tiles();

    assertThat(after.keySet()).isEqualTo(before.keySet());
    long changed = after.keySet().stream().filter(i -> after.get(i) != before.get(i)).count();
    assertThat(changed).isEqualTo(1);
  }

  @Test
  @DisplayName("a spike among a million samples is seen")
  void paint_spike_seen() {
    int samples = 1_000_000;
    SampleBuffer buffer = new SampleBuffer(samples);
    SampleBatch batch = new SampleBatch();
    for (int i = 0; i < samples; i++) {
      batch.add(Arrivals.START + i, i == 345_678 ? 100 : 0, 0, i);
    }
    buffer.append(batch);
    RenderKey key = key(TraceKind.LINE, false, samples, List.of(buffer));

    PaintedFrame painting = new TracePainter(new TileStore()).paint(job(key, true, 0), 0);

    long column = key.scale().column(345_678);
    boolean seen = false;
    for (int row = 10; row < ROWS / 2; row++) {
      seen |= pixel(painting, column, row) >>> 24 > 128;
    }
    assertThat(seen).isTrue();
  }

  @Test
  @DisplayName("after a frame of 4 × the size, its memory is released")
  void paint_largeThenSmall_memoryGivenBack() {
    SampleBuffer buffer = new SampleBuffer(500);
    new Arrivals(buffer, new Random(1)).steadily(500);
    TileStore sheet = new TileStore();
    TracePainter painter = new TracePainter(sheet);
    RenderKey small = key(TraceKind.LINE, false, 500, List.of(buffer));
    RenderKey large =
        new RenderKey(
            small.scale(), new PlotSize(COLUMNS, ROWS, 4, WHITE), small.layout(), small.traces());
    painter.paint(job(small, true, 0), 0);
    long before = painter.heldBytes();

    Map<Long, Tile> export = painter.paint(job(large, true, 0), 0).tiles();
    assertThat(painter.heldBytes()).isGreaterThan(10 * before);
    painter.paint(job(small, true, 0), 0);
    export.values().forEach(sheet::giveBack);

    assertThat(painter.heldBytes()).isLessThanOrEqualTo(2 * before);
  }

  static PaintRequest job(RenderKey key, boolean live, long origin) {
    Optional<ValueRange> fixed = Optional.of(new ValueRange(-4, 4));
    return new PaintRequest(key, live, origin, new FixedYRanges(fixed, fixed), Double.NaN, 0);
  }

  /** The same part of x, whatever has arrived since. */
  static PaintRequest again(PaintedFrame painting) {
    PaintRequest job = painting.job();
    return new PaintRequest(
        job.key(), job.live(), painting.origin(), job.y(), job.present(), job.epoch());
  }

  static RenderKey key(TraceKind kind, boolean byTime, int window, List<SampleBuffer> buffers) {
    double span = byTime ? window * 10.0 : window;
    ColumnScale scale =
        ColumnScale.showing(byTime, byTime ? (double) (Arrivals.START - 1) : 0, span, COLUMNS - 8);
    List<TraceRendering> traces =
        buffers.stream().map(buffer -> new TraceRendering(buffer, kind, BLUE, 1.5, 0)).toList();
    return new RenderKey(
        scale,
        new PlotSize(COLUMNS, ROWS, 1, byTime ? WHITE : OpaqueBackground.NONE),
        YLayout.OVERLAY,
        traces);
  }

  private static void assertSame(PaintedFrame one, PaintedFrame other, String when) {
    assertThat(one.origin()).isEqualTo(other.origin());
    int different = 0;
    for (long column = one.origin(); column < one.origin() + COLUMNS; column++) {
      int[] first = pixels(one, column);
      int[] second = pixels(other, column);
      int offset = TileStore.offset(column);
      for (int row = 0; row < ROWS; row++, offset += Tile.COLUMNS) {
        different += far(first[offset], second[offset]) ? 1 : 0;
      }
    }
    assertThat(different).as(when).isZero();
  }

  static boolean far(int one, int other) {
    if (one == other) {
      return false;
    }
    boolean far = false;
    for (int shift = 0; shift < 32; shift += 8) {
      far |= Math.abs((one >>> shift & 0xff) - (other >>> shift & 0xff)) > 2;
    }
    return far;
  }

  public static int pixel(PaintedFrame painting, long column, int row) {
    return pixels(painting, column)[row * Tile.COLUMNS + TileStore.offset(column)];
  }

  private static int[] pixels(PaintedFrame painting, long column) {
    Tile tile = painting.tiles().get(Math.floorDiv(column, (long) Tile.COLUMNS));
    return tile == null ? EMPTY : tile.pixels();
  }
}
