package topicscope.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import topicscope.signal.SampleBatch;
import topicscope.signal.SampleCopy;
import topicscope.signal.Series;
import topicscope.signal.SeriesSet;
import topicscope.signal.TimeUnit;

class TransformRunnerTest {
  private static final long BASE = 1_700_000_000_000L;
  private final SeriesSet set = new SeriesSet(50_000);
  private final TransformRunner derivations = new TransformRunner(set);
  private long now = BASE;

  @Test
  @DisplayName(
      "a late sample goes into its bucket while the bucket is held; otherwise it is counted")
  void mean_lateSamples_placedOrCounted() {
    derivations.add(Transform.parse("mean(a, 1s)"));
    send("a", 100, 10);
    send("a", 1_900, 20);
    send("a", 500, 30);
    send("a", 2_100, 40);
    send("a", 700, 999);

    assertThat(values("mean(a, 1s)")).containsExactly(20.0);
    assertThat(counts().late()).isEqualTo(1);
    assertThat(counts().text()).isEqualTo("left out: 1 too late");
  }

  @Test
  @DisplayName("an outlier from the far future moves nothing and is counted")
  void mean_strayAhead_counted() {
    derivations.add(Transform.parse("mean(a, 1s)"));
    send("a", 100, 10);
    send("a", 7_200_000, 999);
    send("a", 1_200, 20);
    send("a", 2_500, 30);

    assertThat(values("mean(a, 1s)")).containsExactly(10.0);
    assertThat(counts().ahead()).isEqualTo(1);
  }

  @Test
  @DisplayName("after a clock was set back, new buckets begin")
  void mean_clockPutBack_beginsAnew() {
    now = BASE + 10_000_000;
    derivations.add(Transform.parse("mean(a, 1s)"));
    send("a", 3_600_000, 1);
    send("a", 3_610_000, 1);
    for (int i = 0; i < 200; i++) {
      send("a", i * 100L, 5);
    }
    assertThat(values("mean(a, 1s)")).contains(5.0);
    assertThat(counts().late()).isEqualTo(TimeOrder.IN_A_ROW - 1);
  }

  @Test
  @DisplayName(
      "a bucket without samples: none for a mean, 0 for a count, and a long pause is bounded")
  void emptyBuckets_byKind() {
    derivations.add(Transform.parse("mean(a, 1s)"));
    derivations.add(Transform.parse("count(a, 1s)"));
    send("a", 100, 10);
    send("a", 3_100, 20);
    send("a", 9_000, 30);
    assertThat(values("mean(a, 1s)")).containsExactly(10.0, 20.0);
    assertThat(values("count(a, 1s)")).startsWith(1.0, 0.0, 0.0, 1.0);

    now = BASE + 400_000_000L;
    send("a", 400_000_000L, 1);
    send("a", 400_009_000L, 1);
    assertThat(values("count(a, 1s)"))
        .hasSizeBetween(BucketAggregator.MAX_EMPTY, BucketAggregator.MAX_EMPTY + 20);
  }

  @Test
  @DisplayName("when the samples stop, the last bucket comes out and counts go on as 0")
  void rest_liveSeriesStops_closesByTheClock() {
    derivations.add(Transform.parse("mean(a, 1s)"));
    derivations.add(Transform.parse("count(a, 1s)"));
    send("a", 100, 10);
    assertThat(values("mean(a, 1s)")).isEmpty();
    derivations.step(now + 5_000);
    assertThat(values("mean(a, 1s)")).containsExactly(10.0);
    assertThat(values("count(a, 1s)")).containsExactly(1.0, 0.0, 0.0, 0.0);
  }

  @Test
  @DisplayName("samples of one millisecond differ in time if their times are finer")
  void derivative_severalSamplesInMillisecond_each() {
    derivations.add(Transform.parse("derivative(a)"));
    SampleBatch batch = new SampleBatch();
    for (int i = 0; i < 5; i++) {
      batch.nanos(i * 250_000 % 1_000_000);
      batch.add(BASE + i * 250L / 1_000, i, 0, i);
    }
    Series.Form fine = new Series.Form(Optional.empty(), TimeUnit.NANOSECONDS, "");
    set.series("a", fine).buffer().append(batch);
    derivations.step(now);
    assertThat(values("derivative(a)")).containsExactly(4_000.0, 4_000.0, 4_000.0, 4_000.0);
  }

  @Test
  @DisplayName(
      "partitions that come one after the other in one batch are put into the order of time")
  void derivative_partitionsInOneBatch_inOrderOfTime() {
    derivations.add(Transform.parse("derivative(a)"));
    SampleBatch batch = new SampleBatch();
    for (int i = 0; i < 6; i += 2) {
      batch.add(BASE + i * 1_000L, i, 0, i);
    }
    for (int i = 1; i < 6; i += 2) {
      batch.add(BASE + i * 1_000L, i, 1, i);
    }
    set.series("a").buffer().append(batch);
    derivations.step(now);
    assertThat(values("derivative(a)")).containsExactly(1.0, 1.0, 1.0, 1.0, 1.0);
    assertThat(counts().late()).isZero();
  }

  @Test
  @DisplayName("a counter beyond 2^53 is subtracted exactly, and a reset counts from 0")
  void rate_largeCounterAndReset() {
    derivations.add(Transform.parse("rate(c)"));
    long large = (1L << 60) + 1;
    sendLong("c", 0, large);
    sendLong("c", 1_000, large + 3);
    sendLong("c", 2_000, 7);
    assertThat(values("rate(c)")).containsExactly(3.0, 7.0);
  }

  @Test
  @DisplayName("a ratio with a divisor of 0 gives no sample and is counted")
  void ratio_divisionByZero_counted() {
    derivations.add(Transform.parse("ratio(a, b)"));
    send("b", 0, 0);
    send("b", 1_000, 4);
    send("a", 0, 1);
    send("a", 1_000, 2);
    assertThat(values("ratio(a, b)")).containsExactly(0.5);
    assertThat(counts().withoutValue()).isEqualTo(1);
  }

  @Test
  @DisplayName("a sample without a partner waits a second for one, then is counted")
  void difference_noPartner_waitsThenCounts() {
    derivations.add(Transform.parse("difference(a, b)"));
    send("b", 10_000, 4);
    send("a", 5_000, 1);
    assertThat(counts().unpaired()).isEqualTo(1);
    send("a", 11_000, 9);
    assertThat(values("difference(a, b)")).isEmpty();
    derivations.step(now + 1_500);
    assertThat(values("difference(a, b)")).containsExactly(5.0);
  }

  @Test
  @DisplayName("what was overwritten before it could be read is counted")
  void step_overwritten_countedAsMissed() {
    SeriesSet small = new SeriesSet(1_000);
    TransformRunner slow = new TransformRunner(small);
    slow.add(Transform.parse("derivative(a)"));
    SampleBatch batch = new SampleBatch();
    IntStream.range(0, 100_000).forEach(i -> batch.add(BASE + i, i, 0, i));
    small.series("a").buffer().append(batch);
    slow.step(now);
    assertThat(slow.all().getFirst().counts().missed()).isEqualTo(99_000);
    assertThat(slow.all().getFirst().counts().taken()).isEqualTo(1_000);
  }

  @Test
  @DisplayName("records and bytes per second come from the tally, whatever the records hold")
  void records_perSecond() {
    derivations.add(Transform.parse("records(1s)"));
    derivations.add(Transform.parse("bytes(2s)"));
    for (int i = 0; i < 40; i++) {
      set.tally().add(BASE + i * 100L, 50, 0, i);
    }
    set.tally().flush();
    derivations.step(now);
    assertThat(values("records(1s)")).containsExactly(10.0, 10.0);
    for (int i = 40; i < 100; i++) {
      set.tally().add(BASE + i * 100L, 100, 0, i);
    }
    set.tally().flush();
    derivations.step(now);
    assertThat(values("bytes(2s)")).containsExactly(500.0, 500.0, 1_000.0);
  }

  @Test
  @DisplayName("a transform can be made of a transform; removing one takes its series away")
  void add_ofTransform_thenRemove() {
    Transform mean = Transform.parse("mean(a, 100ms)");
    derivations.add(mean);
    derivations.add(Transform.parse("derivative(\"mean(a, 100ms)\")"));
    for (int i = 0; i < 20; i++) {
      send("a", i * 100L, i);
    }
    assertThat(values("derivative(\"mean(a, 100ms)\")")).contains(10.0);

    derivations.remove(mean);
    derivations.step(now);
    assertThat(set.all().stream().map(Series::name)).doesNotContain("mean(a, 100ms)");
  }

  @Test
  @DisplayName("when another topic takes the name, the transform follows the new series")
  void step_newLife_beginsAnew() {
    derivations.add(Transform.parse("derivative(a)"));
    send("a", 0, 1);
    send("a", 1_000, 2);
    set.startAnew();
    send("a", 2_000, 100);
    send("a", 3_000, 105);
    assertThat(values("derivative(a) (2)")).containsExactly(5.0);
  }

  private void send(String name, long time, double value) {
    SampleBatch batch = new SampleBatch();
    batch.add(BASE + time, value, 0, time);
    set.series(name).buffer().append(batch);
    derivations.step(now);
  }

  private void sendLong(String name, long time, long value) {
    SampleBatch batch = new SampleBatch();
    batch.addLong(BASE + time, value, 0, time);
    set.series(name).buffer().append(batch);
    derivations.step(now);
  }

  private List<Double> values(String name) {
    SampleCopy window = new SampleCopy();
    set.find(name)
        .or(() -> set.all().stream().filter(one -> one.name().equals(name)).findFirst())
        .orElseThrow()
        .buffer()
        .copyLast(Integer.MAX_VALUE, window);
    return IntStream.range(0, window.size()).mapToObj(window::value).toList();
  }

  private TransformCounts counts() {
    return derivations.all().getFirst().counts();
  }
}
