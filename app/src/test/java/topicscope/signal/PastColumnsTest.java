package topicscope.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import topicscope.signal.PastColumns.Point;

@Execution(CONCURRENT)
class PastColumnsTest {
  private static final long START = 1_700_000_000_000L;
  private static final int PARTITIONS = 3;

  private final Decimator decimator = new Decimator();

  private record Row(long time, double value, int partition, long offset) {}

  @Test
  @DisplayName(
      "columns of the past and samples held are the picture of one buffer with all of them")
  void reduce_pastAndHeld_likeOneBuffer() {
    SplittableRandom random = new SplittableRandom(11);
    for (int round = 0; round < 60; round++) {
      List<Row> rows = rows(random, 1 + random.nextInt(5_000), random.nextInt(2) * 9);
      long[] cut = new long[PARTITIONS];
      for (int p = 0; p < PARTITIONS; p++) {
        cut[p] = random.nextInt(rows.size() + 1);
      }
      SampleBuffer all = buffer(rows);
      SampleBuffer held =
          buffer(rows.stream().filter(row -> row.offset >= cut[row.partition]).toList());
      List<Row> older = rows.stream().filter(row -> row.offset < cut[row.partition]).toList();
      for (int views = 0; views < 5; views++) {
        int columns = 1 + random.nextInt(200);
        double from = START + random.nextDouble(-2_000, rows.size() * 3.0);
        double width = 1 + random.nextInt(40);
        held.setPast(past(older, from, width));
        XRange view = new XRange.ByTime(from, from + columns * width);
        assertSame(reduce(held, view, columns), reduce(all, view, columns));
        SeriesStatistics one = new Series("s", all).statistics(view);
        SeriesStatistics other = new Series("s", held).statistics(view);
        assertThat(other.count()).isEqualTo(one.count());
        if (one.count() > 0) {
          assertThat(other.min()).isEqualTo(one.min());
          assertThat(other.max()).isEqualTo(one.max());
          assertThat(other.mean()).isCloseTo(one.mean(), within(1e-9));
        }
      }
    }
  }

  @Test
  @DisplayName("a pause in the past breaks the line as one in the buffer does, also at the join")
  void reduce_gaps_likeOneBuffer() {
    for (int joinAt : new int[] {150, 200, 250}) {
      List<Row> rows = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        rows.add(new Row(START + i * 10L + (i >= 200 ? 5_000 : 0), i, 0, i));
      }
      SampleBuffer all = buffer(rows);
      SampleBuffer held = buffer(rows.subList(joinAt, rows.size()));
      held.setPast(past(rows.subList(0, joinAt), START, 1));
      XRange view = new XRange.ByTime(START, START + 9_000.0);
      assertSame(reduce(held, view, 900), reduce(all, view, 900));
      PixelColumns drawn = reduce(held, view, 900);
      assertThat(drawn.gapBefore(700)).isTrue();
    }
  }

  @Test
  @DisplayName("the nearest recorded sample is found, and where the line is")
  void nearest_andLine() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      rows.add(new Row(START + i * 10L + (i >= 50 ? 9_000 : 0), i, 0, i));
    }
    PastColumns past = past(rows, START, 1);

    assertThat(past.nearest(START + 104).orElseThrow().value()).isEqualTo(10);
    assertThat(past.nearest(START - 1e9).orElseThrow().value()).isZero();
    assertThat(past.beside(START + 100.0, true).orElseThrow().value()).isEqualTo(11);
    assertThat(past.beside(START + 100.0, false).orElseThrow().value()).isEqualTo(9);
    assertThat(past.isLine(START + 104)).isTrue();
    assertThat(past.isLine(START + 5_000)).isFalse();
    assertThat(PastColumns.NONE.nearest(START)).isEmpty();
  }

  private PixelColumns reduce(SampleBuffer buffer, XRange view, int columns) {
    PixelColumns into = new PixelColumns();
    decimator.reduce(buffer, view, columns, into);
    return into;
  }

  private static void assertSame(PixelColumns one, PixelColumns other) {
    assertThat(one.lowest()).isEqualTo(other.lowest());
    assertThat(one.highest()).isEqualTo(other.highest());
    assertThat(one.hasBefore()).isEqualTo(other.hasBefore());
    if (one.hasBefore()) {
      assertThat(one.beforeValue()).isEqualTo(other.beforeValue());
    }
    assertThat(one.hasAfter()).isEqualTo(other.hasAfter());
    if (one.hasAfter()) {
      assertThat(one.afterValue()).isEqualTo(other.afterValue());
      assertThat(one.gapAfter()).isEqualTo(other.gapAfter());
    }
    for (int c = 0; c < one.count(); c++) {
      assertThat(one.isEmpty(c)).as("column %d", c).isEqualTo(other.isEmpty(c));
      if (!one.isEmpty(c)) {
        assertThat(one.firstValue(c)).isEqualTo(other.firstValue(c));
        assertThat(one.lastValue(c)).isEqualTo(other.lastValue(c));
        assertThat(one.min(c)).isEqualTo(other.min(c));
        assertThat(one.max(c)).isEqualTo(other.max(c));
        assertThat(one.firstX(c)).isCloseTo(other.firstX(c), within(1e-3));
        assertThat(one.lastX(c)).isCloseTo(other.lastX(c), within(1e-3));
        assertThat(one.minX(c)).isCloseTo(other.minX(c), within(1e-3));
        assertThat(one.maxX(c)).isCloseTo(other.maxX(c), within(1e-3));
        assertThat(one.gapBefore(c)).as("gap before %d", c).isEqualTo(other.gapBefore(c));
      }
    }
  }

  /** Samples of several partitions, with times in order but for {@code late} ms. */
  private static List<Row> rows(SplittableRandom random, int count, int late) {
    List<Row> rows = new ArrayList<>();
    long[] next = new long[PARTITIONS];
    for (int i = 0; i < count; i++) {
      int partition = random.nextInt(PARTITIONS);
      long time = START + 3L * i + (late == 0 ? 0 : 3L * random.nextInt(late) - 1L * partition);
      rows.add(new Row(time, random.nextDouble(), partition, next[partition]++));
    }
    // Equal times have an order of arrival, which a history doesn't know.
    List<Row> distinct = new ArrayList<>();
    java.util.Set<Long> times = new java.util.HashSet<>();
    rows.stream().filter(row -> times.add(row.time)).forEach(distinct::add);
    return distinct;
  }

  private static SampleBuffer buffer(List<Row> rows) {
    SampleBuffer buffer = new SampleBuffer(10_000);
    SampleBatch batch = new SampleBatch();
    rows.forEach(row -> batch.add(row.time, row.value, row.partition, row.offset));
    buffer.append(batch);
    return buffer;
  }

  /** What a history answers: columns from {@code from} on, also those before. */
  private static PastColumns past(List<Row> rows, double from, double width) {
    PastColumns.Builder builder = new PastColumns.Builder(0);
    List<Row> sorted = rows.stream().sorted((a, b) -> Long.compare(a.time, b.time)).toList();
    int i = 0;
    while (i < sorted.size()) {
      long column = (long) Math.floor((sorted.get(i).time - from) / width);
      int end = i;
      Row min = sorted.get(i);
      Row max = min;
      double sum = 0;
      while (end < sorted.size()
          && (long) Math.floor((sorted.get(end).time - from) / width) == column) {
        Row row = sorted.get(end++);
        min = row.value < min.value ? row : min;
        max = row.value > max.value ? row : max;
        sum += row.value;
      }
      builder.add(
          point(sorted.get(i)), point(min), point(max), point(sorted.get(end - 1)), end - i, sum);
      i = end;
    }
    double first = sorted.isEmpty() ? Double.POSITIVE_INFINITY : sorted.getFirst().time;
    return builder.build(first, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, width);
  }

  private static Point point(Row row) {
    return new Point(row.time, row.value);
  }
}
