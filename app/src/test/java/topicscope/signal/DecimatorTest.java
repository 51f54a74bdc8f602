package topicscope.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Execution(CONCURRENT)
class DecimatorTest {
  private static final int ROWS = 97;
  private static final int VIEWS = Integer.getInteger("signal.views", 2);
  private static final int LARGE_VIEWS = 2;

  private final Decimator decimator = new Decimator();
  private final PixelColumns columns = new PixelColumns();

  @ParameterizedTest
  @EnumSource
  @DisplayName("the picture of the columns is that of every sample, whatever comes in")
  void picture_equalsThatOfEverySample(TestFeed.Times times) {
    SplittableRandom random = new SplittableRandom(times.name().hashCode());
    for (TestFeed.Values values : TestFeed.Values.values()) {
      for (int capacity : new int[] {1, 2, 200, 1024, 5000, 70_000}) {
        SampleBuffer buffer = TestFeed.buffer(capacity);
        TestFeed feed = new TestFeed(random.nextLong(), times, values);
        for (int growth : new int[] {0, 1, 1, capacity / 3, capacity, 1100}) {
          feed.append(buffer, growth);
          check(buffer, random, VIEWS);
        }
      }
    }
  }

  @Test
  @DisplayName("large windows reach every level of the index")
  void picture_large() {
    SplittableRandom random = new SplittableRandom(7);
    for (TestFeed.Times times : new TestFeed.Times[] {TestFeed.Times.JITTER, TestFeed.Times.LATE}) {
      SampleBuffer buffer = TestFeed.buffer(600_000);
      TestFeed feed = new TestFeed(random.nextLong(), times, TestFeed.Values.WALK);
      feed.append(buffer, 500_000);
      check(buffer, random, LARGE_VIEWS);
      feed.append(buffer, 500_000);
      check(buffer, random, LARGE_VIEWS);
    }
  }

  private void check(SampleBuffer buffer, SplittableRandom random, int views) {
    for (boolean byTime : new boolean[] {false, true}) {
      RandomSamples samples = RandomSamples.of(buffer, byTime);
      for (int i = 0; i < views; i++) {
        XRange view = view(samples, byTime, random);
        int width = 1 + random.nextInt(300);
        decimator.reduce(buffer, view, width, columns);
        checkColumns(samples, view, width);
        checkPicture(buffer, samples, view, width);
      }
    }
  }

  /** First, last, lowest and highest of every column, and the neighbours of the view. */
  private void checkColumns(RandomSamples samples, XRange view, int width) {
    assertThat(columns.count()).isEqualTo(width);
    int i = 0;
    while (i < samples.size() && samples.places[i] < view.from()) {
      i++;
    }
    assertThat(columns.hasBefore()).isEqualTo(i > 0);
    if (i > 0) {
      assertThat(columns.beforeValue()).isEqualTo(samples.values[i - 1]);
      assertThat(columns.beforeX()).isEqualTo(samples.x(i - 1, view, width));
    }
    for (int c = 0; c < width; c++) {
      int first = i;
      while (i < samples.size() && samples.column(i, view, width) == c) {
        i++;
      }
      if (columns.isEmpty(c) != (i == first)) {
        fail("column " + c + " with " + (i - first) + " samples");
      }
      if (i > first) {
        checkColumn(samples, view, c, first, i);
      }
    }
    assertThat(columns.hasAfter()).isEqualTo(i < samples.size());
    if (i < samples.size()) {
      assertThat(columns.afterValue()).isEqualTo(samples.values[i]);
      assertThat(columns.afterX()).isEqualTo(samples.x(i, view, width));
    }
  }

  private void checkColumn(RandomSamples samples, XRange view, int c, int from, int to) {
    int width = columns.count();
    check("first value", c, columns.firstValue(c), samples.values[from]);
    check("first x", c, columns.firstX(c), samples.x(from, view, width));
    check("last value", c, columns.lastValue(c), samples.values[to - 1]);
    check("last x", c, columns.lastX(c), samples.x(to - 1, view, width));
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    boolean minThere = false;
    boolean maxThere = false;
    for (int i = from; i < to; i++) {
      double value = samples.values[i];
      min = Math.min(min, value);
      max = Math.max(max, value);
      minThere |= value == columns.min(c) && samples.x(i, view, width) == columns.minX(c);
      maxThere |= value == columns.max(c) && samples.x(i, view, width) == columns.maxX(c);
    }
    check("min", c, columns.min(c), min);
    check("max", c, columns.max(c), max);
    if (!minThere || !maxThere) {
      fail("no sample of column " + c + " stands where its extremes are");
    }
  }

  /** Builds no assertion for what is right: there are millions. */
  private static void check(String what, int column, double actual, double expected) {
    if (Double.compare(actual, expected) != 0) {
      fail(what + " of column " + column + ": " + actual + " instead of " + expected);
    }
  }

  private void checkPicture(SampleBuffer buffer, RandomSamples samples, XRange view, int width) {
    double lowest = Double.POSITIVE_INFINITY;
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < samples.size(); i++) {
      if (samples.places[i] >= view.from() && samples.places[i] < view.to()) {
        lowest = Math.min(lowest, samples.values[i]);
        highest = Math.max(highest, samples.values[i]);
      }
    }
    assertThat(columns.lowest()).isEqualTo(lowest);
    assertThat(columns.highest()).isEqualTo(highest);
    Raster expected = new Raster(width, ROWS, lowest, highest);
    expected.draw(samples.lines(buffer, view, width));
    Raster actual = new Raster(width, ROWS, lowest, highest);
    actual.draw(Raster.lines(columns));
    BitSet different = expected.pixels();
    different.xor(actual.pixels());
    assertThat(different.length())
        .as(
            "%s in %d columns, last column that differs: %d",
            view, width, different.length() / ROWS)
        .isZero();
  }

  private static XRange view(RandomSamples samples, boolean byTime, SplittableRandom random) {
    double first = samples.size() == 0 ? 0 : samples.places[0];
    double last = samples.size() == 0 ? 0 : samples.places[samples.size() - 1];
    double span = Math.max(1, last - first);
    double from;
    double to;
    switch (random.nextInt(4)) {
      case 0 -> {
        from = first;
        to = last + 1;
      }
      case 1 -> {
        from = first + Math.rint(random.nextDouble(-0.2, 1.1) * span);
        to = from + Math.rint(random.nextDouble(0.01, 1) * span) + 1;
      }
      case 2 -> {
        from = first + random.nextDouble() * span;
        to = from + random.nextDouble() * Math.min(span, 50) + 0.01;
      }
      default -> {
        from = first + random.nextDouble(-0.1, 1.1) * span;
        to = from + random.nextDouble() * span + 0.01;
      }
    }
    return byTime ? new XRange.ByTime(from, to) : new XRange.ByNumber(from, to);
  }

  @Test
  void reduce_nothingHeld_isEmpty() {
    decimator.reduce(new SampleBuffer(10), new XRange.ByNumber(0, 200), 100, columns);
    assertThat(columns.count()).isEqualTo(100);
    for (int c = 0; c < 100; c++) {
      assertThat(columns.isEmpty(c)).isTrue();
    }
    assertThat(columns.hasBefore()).isFalse();
    assertThat(columns.hasAfter()).isFalse();
  }

  @Test
  void reduce_noColumns_isRefused() {
    SampleBuffer buffer = new SampleBuffer(10);
    assertThatThrownBy(() -> decimator.reduce(buffer, new XRange.ByNumber(0, 1), 0, columns))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 1");
  }
}
