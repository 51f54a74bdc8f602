package topicscope.kafka.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import topicscope.decode.choice.DecodeChoice;
import topicscope.decode.rollup.Account;
import topicscope.decode.rollup.Partial;
import topicscope.decode.rollup.RollupJson;
import topicscope.decode.rollup.RollupMessage;
import topicscope.decode.rollup.RollupModel;
import topicscope.decode.rollup.RollupModel.Raw;
import topicscope.decode.topic.TopicDecoder;
import topicscope.signal.Decimator;
import topicscope.signal.PixelColumns;
import topicscope.signal.SampleBatch;
import topicscope.signal.SampleBuffer;
import topicscope.signal.Series;
import topicscope.signal.SeriesSet;
import topicscope.signal.SeriesStatistics;
import topicscope.signal.TimeUnit;
import topicscope.signal.XRange;

/** A roll-up shows what its raw topic shows. */
@Execution(CONCURRENT)
class RollupIngestTest {
  private static final long INTERVAL = 1_000;
  private static final int CAPACITY = 100_000;

  private SeriesSet set = new SeriesSet(CAPACITY);
  private RecordIngest ingest = ingest(set);
  private long offset;

  @RepeatedTest(8)
  @DisplayName("statistics of whole intervals are those of the raw samples")
  void statistics_wholeIntervals_areThoseOfRawSamples(RepetitionInfo run) {
    SplittableRandom random = new SplittableRandom(run.getCurrentRepetition());
    List<Raw> raw = RollupModel.raw(random, 20_000, 3, 100);
    Series series = rolledUp(raw, 1 + random.nextInt(3_000));
    check(series.statistics(), raw);
    assertThat(series.buffer().size()).isLessThan(raw.size());
    for (int i = 0; i < 20; i++) {
      long from = RollupModel.START + INTERVAL * random.nextInt(100);
      long to = from + INTERVAL * (1 + random.nextInt(100));
      List<Raw> inside =
          raw.stream()
              .filter(one -> one.point().timeMs() >= from && one.point().timeMs() < to)
              .toList();
      check(series.statistics(new XRange.ByTime((double) from, (double) to)), inside);
    }
  }

  @Test
  @DisplayName("what lies beside a sample counts in every range that has the sample")
  void statistics_byNumber_haveTheRestOfTheirSamples() {
    List<Raw> raw = RollupModel.raw(new SplittableRandom(5), 10_000, 2, 100);
    Series series = rolledUp(raw, 10_000);
    long middle = series.buffer().appended() / 2;
    SeriesStatistics early = series.statistics(new XRange.ByNumber(0, (double) middle));
    SeriesStatistics late = series.statistics(new XRange.ByNumber((double) middle, 1e9));
    assertThat(early.count() + late.count()).isEqualTo(raw.size());
    assertThat(early.recorded()).isPositive();
    assertThat(early.p95()).isNaN();
    double mean =
        (early.mean() * (double) early.count() + late.mean() * (double) late.count())
            / (double) raw.size();
    assertThat(mean).isCloseTo(series.statistics().mean(), within(1e-12 * Math.abs(mean)));
  }

  @Test
  @DisplayName("what lay beside overwritten samples no longer counts")
  void statistics_overwritten_areThoseOfTheSamplesHeld() {
    set = new SeriesSet(1_000);
    ingest = ingest(set);
    List<Raw> raw = RollupModel.raw(new SplittableRandom(6), 200_000, 1, 100);
    List<Partial> partials = RollupModel.partials("a", raw, INTERVAL, 200_000);
    take(partials);
    Series series = set.all().getFirst();
    assertThat(series.buffer().appended()).isGreaterThan(4_000);
    SeriesStatistics figures = series.statistics();
    assertThat(series.buffer().size()).isEqualTo(1_000);
    // An interval has a hundred samples, and four of them at most are held.
    assertThat(figures.count()).isEqualTo(1_000 + figures.recorded()).isBetween(24_000L, 34_000L);
    List<Partial> held = partials.subList(partials.size() - 249, partials.size());
    long from = held.getFirst().startMs();
    long count = held.stream().mapToLong(Partial::count).sum();
    assertThat(series.statistics(new XRange.ByTime((double) from, 1e15)).count()).isEqualTo(count);
  }

  @Test
  @DisplayName("a series of which nothing was left out has a percentile")
  void statistics_slowTopic_areOfAllSamples() {
    Series series = rolledUp(RollupModel.raw(new SplittableRandom(7), 200, 1, 100), 2);
    assertThat(series.statistics().count()).isEqualTo(200);
    assertThat(series.statistics().recorded()).isZero();
    assertThat(series.statistics().p95()).isNotNaN();
    assertThat(series.buffer().hasRests()).isFalse();
  }

  @RepeatedTest(8)
  @DisplayName("columns of whole intervals are those of the raw samples")
  void columns_wholeIntervals_areThoseOfRawSamples(RepetitionInfo run) {
    SplittableRandom random = new SplittableRandom(100 + run.getCurrentRepetition());
    List<Raw> raw = RollupModel.raw(random, 30_000, 3, 100);
    SampleBuffer rolledUp = rolledUp(raw, 1 + random.nextInt(2_000)).buffer();
    SampleBuffer all = buffer(raw);
    for (int i = 0; i < 20; i++) {
      int columns = 1 + random.nextInt(60);
      double from = (double) (RollupModel.START + INTERVAL * random.nextInt(200));
      double to = from + (double) (INTERVAL * columns * (1 + random.nextInt(5)));
      XRange view = new XRange.ByTime(from, to);
      PixelColumns expected = new PixelColumns();
      PixelColumns actual = new PixelColumns();
      new Decimator().reduce(all, view, columns, expected);
      new Decimator().reduce(rolledUp, view, columns, actual);
      assertThat(text(actual)).isEqualTo(text(expected));
    }
  }

  private static List<String> text(PixelColumns columns) {
    List<String> all = new ArrayList<>();
    for (int c = 0; c < columns.count(); c++) {
      all.add(
          columns.isEmpty(c)
              ? "empty"
              : List.of(
                      columns.firstX(c),
                      columns.firstValue(c),
                      columns.minX(c),
                      columns.min(c),
                      columns.maxX(c),
                      columns.max(c),
                      columns.lastX(c),
                      columns.lastValue(c))
                  .toString());
    }
    return all;
  }

  @Test
  @DisplayName("an account may come first; the raw topic is known")
  void report_accountFirst_isRollup() {
    take(List.of(new Account("fast", 0, INTERVAL, 0, 9, 9, 9, 0, 0, 0, 9, 0)));
    assertThat(ingest.report().format()).startsWith("roll-up of a topic, 0 numeric fields");
    take(
        RollupModel.partials(
            "a", RollupModel.raw(new SplittableRandom(8), 50, 1, 5), INTERVAL, 50));
    assertThat(ingest.report().rawTopic().orElseThrow().name()).isEqualTo("fast");
    assertThat(ingest.report().rawTopic().orElseThrow().intervalMs()).isEqualTo(INTERVAL);
    assertThat(ingest.counters().withoutNumber()).isEqualTo(1);
    assertThat(ingest.counters().undecodable()).isZero();
    assertThat(ingest.report().notes()).isEmpty();
    assertThat(ingest.report().timeFields()).isEmpty();
    assertThat(set.all()).hasSize(1);
    assertThat(set.all().getFirst().buffer().unit()).isEqualTo(TimeUnit.NANOSECONDS);
  }

  private static void check(SeriesStatistics actual, List<Raw> raw) {
    assertThat(actual.count()).isEqualTo(raw.size());
    if (raw.isEmpty()) {
      return;
    }
    double mean = raw.stream().mapToDouble(one -> one.point().value()).sum() / raw.size();
    assertThat(actual.mean()).isCloseTo(mean, within(1e-12 * Math.abs(mean)));
    assertThat(actual.min())
        .isEqualTo(raw.stream().mapToDouble(one -> one.point().value()).min().orElseThrow());
    assertThat(actual.max())
        .isEqualTo(raw.stream().mapToDouble(one -> one.point().value()).max().orElseThrow());
    assertThat(actual.p95()).isNaN();
    SampleBuffer all = buffer(raw);
    double rate = new Series("", all).statistics().ratePerSecond();
    assertThat(actual.ratePerSecond()).isCloseTo(rate, within(1e-9 * rate));
  }

  private static SampleBuffer buffer(List<Raw> raw) {
    SampleBuffer buffer = new SampleBuffer(CAPACITY, TimeUnit.NANOSECONDS);
    SampleBatch batch = new SampleBatch();
    for (Raw one : raw) {
      batch.nanos(one.point().nanos());
      batch.add(one.point().timeMs(), one.point().value(), one.partition(), one.point().offset());
    }
    buffer.append(batch);
    return buffer;
  }

  private Series rolledUp(List<Raw> raw, int commit) {
    take(RollupModel.partials("a", raw, INTERVAL, commit));
    return set.all().getFirst();
  }

  private void take(List<? extends RollupMessage> messages) {
    List<ConsumerRecord<ByteBuffer, ByteBuffer>> records = new ArrayList<>();
    for (RollupMessage message : messages) {
      String value = new String(RollupJson.write(message), StandardCharsets.US_ASCII);
      records.add(TestRecords.record(0, offset++, RollupModel.START, value));
      if (records.size() == 500) {
        ingest.take(records);
        records.clear();
      }
    }
    ingest.take(records);
  }

  private static RecordIngest ingest(SeriesSet set) {
    return new RecordIngest(
        "t", new TopicDecoder("t", DecodeChoice.AUTOMATIC), set, new UndecodableLog());
  }
}
