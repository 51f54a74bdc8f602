package topicscope.rollup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import topicscope.decode.choice.DecodeChoice;
import topicscope.decode.rollup.Account;
import topicscope.decode.rollup.Partial;
import topicscope.decode.rollup.RollupJson;
import topicscope.decode.rollup.RollupMessage;
import topicscope.decode.schema.TopicSchemas;
import topicscope.decode.topic.TopicDecoder;
import topicscope.kafka.read.UndecodableLog;

@DisplayName("The roll-up of a partition")
class PartitionRollupTest {
  private static final long T0 = 1_700_000_000_000L;

  private final UndecodableLog log = new UndecodableLog();
  private final List<RollupMessage> given = new ArrayList<>();
  private long next;

  private PartitionRollup rollup(long intervalMs) {
    return rollup(intervalMs, 1_000);
  }

  private PartitionRollup rollup(long intervalMs, int maxSeries) {
    TopicDecoder decoder =
        new TopicDecoder(
            "fast", DecodeChoice.AUTOMATIC, TopicSchemas.NONE, path -> true, maxSeries);
    return new PartitionRollup("fast", 2, intervalMs, 0, decoder, log);
  }

  private ConsumerRecord<ByteBuffer, ByteBuffer> record(long timeMs, byte @Nullable [] value) {
    return new ConsumerRecord<>(
        "fast",
        2,
        next++,
        timeMs,
        TimestampType.CREATE_TIME,
        0,
        value == null ? -1 : value.length,
        null,
        value == null ? null : ByteBuffer.wrap(value),
        new RecordHeaders(),
        Optional.empty());
  }

  private ConsumerRecord<ByteBuffer, ByteBuffer> record(long timeMs, @Nullable String value) {
    return record(timeMs, value == null ? null : value.getBytes(UTF_8));
  }

  private List<Partial> partials() {
    return given.stream().filter(Partial.class::isInstance).map(Partial.class::cast).toList();
  }

  @Test
  @DisplayName("has count, sum, lowest, highest, first and last of each series and interval")
  void random_sameAsCountedPlainly() {
    PartitionRollup rollup = rollup(1_000);
    Random random = new Random(3);
    Map<Long, List<Double>> values = new TreeMap<>();
    Map<Long, TreeMap<Long, Double>> byTime = new TreeMap<>();
    List<ConsumerRecord<ByteBuffer, ByteBuffer>> batch = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      // Late ones, too, by up to 10 min.
      long time = T0 + i - (random.nextInt(10) == 0 ? random.nextInt(600_000) : 0);
      double value = random.nextInt(1_000) / 8.0;
      batch.add(record(time, "{\"v\":" + value + ",\"w\":1}"));
      long start = time / 1_000 * 1_000;
      values.computeIfAbsent(start, key -> new ArrayList<>()).add(value);
      // Of one time, the first and the last offset.
      TreeMap<Long, Double> at = byTime.computeIfAbsent(start, key -> new TreeMap<>());
      at.put(time * 100_000 + i, value);
      if (batch.size() == 700) {
        rollup.take(batch);
        batch.clear();
      }
      if (i % 6_000 == 0) {
        rollup.take(batch);
        batch.clear();
        var _ = rollup.drain(next, given::add);
      }
    }
    rollup.take(batch);
    var _ = rollup.drain(next, given::add);

    Map<Long, Partial> merged = new HashMap<>();
    partials().stream()
        .filter(partial -> partial.series().equals("v"))
        .forEach(partial -> merged.merge(partial.startMs(), partial, Partial::merge));
    assertThat(merged.keySet()).isEqualTo(values.keySet());
    values.forEach((start, all) -> {
      Partial partial = Objects.requireNonNull(merged.get(start));
      TreeMap<Long, Double> times = Objects.requireNonNull(byTime.get(start));
      assertThat(partial.count()).isEqualTo(all.size());
      assertThat(partial.sum()).isEqualTo(all.stream().mapToDouble(v -> v).sum());
      assertThat(partial.min().value()).isEqualTo(all.stream().mapToDouble(v -> v).min().orElse(0));
      assertThat(partial.max().value()).isEqualTo(all.stream().mapToDouble(v -> v).max().orElse(0));
      assertThat(partial.first().value()).isEqualTo(times.firstEntry().getValue());
      assertThat(partial.last().value()).isEqualTo(times.lastEntry().getValue());
    });
  }

  @Test
  @DisplayName("accounts for every offset: records, gaps and what became of them")
  void account_closes() {
    PartitionRollup rollup = rollup(1_000);
    next = 5;
    List<ConsumerRecord<ByteBuffer, ByteBuffer>> records = new ArrayList<>();
    records.add(record(T0, "{\"v\":1,\"w\":2}"));
    records.add(record(T0, (String) null));
    next++;
    records.add(record(T0, "{\"text\":\"x\"}"));
    records.add(record(T0, "{\"v\":"));
    rollup.take(records);

    Account first = rollup.drain(12, given::add);
    Account second = rollup.drain(12, given::add);

    assertThat(first).isEqualTo(new Account("fast", 2, 1_000, 0, 12, 4, 1, 1, 1, 1, 2, 0));
    assertThat(first.gaps()).isEqualTo(8);
    assertThat(second).isEqualTo(new Account("fast", 2, 1_000, 12, 12, 0, 0, 0, 0, 0, 0, 0));
    assertThat(given).endsWith(second);
    assertThat(log.entries()).hasSize(1);
  }

  @Test
  @DisplayName("holds nothing after a commit")
  void drain_holdsNothing() {
    PartitionRollup rollup = rollup(1_000);
    rollup.take(List.of(record(T0, "1"), record(T0 + 999, "2"), record(T0 + 1_000, "3")));
    assertThat(rollup.cells()).isEqualTo(2);
    var _ = rollup.drain(3, given::add);

    assertThat(rollup.cells()).isZero();
    assertThat(partials()).extracting(Partial::startMs).containsExactlyInAnyOrder(T0, T0 + 1_000);
  }

  @Test
  @DisplayName("counts the samples of more series than it keeps apart")
  void tooManySeries_areCounted() {
    PartitionRollup rollup = rollup(1_000, 2);
    rollup.take(List.of(record(T0, "{\"a\":1,\"b\":2,\"c\":3}")));

    Account account = rollup.drain(1, given::add);

    assertThat(account.samples()).isEqualTo(2);
    assertThat(account.leftOut()).isEqualTo(1);
  }

  @Test
  @DisplayName("a topic that was created again is no gap")
  void createdAgain_isNoGap() {
    PartitionRollup rollup = rollup(1_000);
    rollup.take(List.of(record(T0, "1"), record(T0, "2")));
    var _ = rollup.drain(2, given::add);
    next = 0;
    rollup.take(List.of(record(T0, "3")));

    Account account = rollup.drain(1, given::add);

    assertThat(account.from()).isZero();
    assertThat(account.gaps()).isZero();
    assertThat(account.received()).isEqualTo(1);
  }

  @Test
  @DisplayName("of a roll-up puts its partials together, as if the records were read")
  void secondLevel_sameAsRecords() {
    PartitionRollup seconds = rollup(1_000);
    PartitionRollup minutes = rollup(60_000);
    PartitionRollup direct = rollup(60_000);
    List<ConsumerRecord<ByteBuffer, ByteBuffer>> records = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      records.add(record(T0 + 37L * i, "{\"v\":" + (i * 7919 % 1_000) / 8.0 + "}"));
    }
    seconds.take(records.subList(0, 2_000));
    var _ = seconds.drain(2_000, given::add);
    seconds.take(records.subList(2_000, 5_000));
    var _ = seconds.drain(5_000, given::add);
    direct.take(records);
    List<RollupMessage> expected = new ArrayList<>();
    var _ = direct.drain(5_000, expected::add);
    next = 0;
    List<ConsumerRecord<ByteBuffer, ByteBuffer>> level1 =
        given.stream().map(message -> record(T0, RollupJson.write(message))).toList();
    List<RollupMessage> level2 = new ArrayList<>();
    minutes.take(level1);
    Account account = minutes.drain(level1.size(), level2::add);

    expected.removeLast();
    level2.removeLast();
    assertThat(level2).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(account)
        .isEqualTo(
            new Account(
                "fast",
                2,
                60_000,
                0,
                level1.size(),
                level1.size(),
                level1.size() - 2,
                0,
                0,
                2,
                5_000,
                0));
  }

  @Test
  @DisplayName("of a roll-up whose intervals don't fit is said")
  void otherIntervals_areSaid() {
    PartitionRollup seconds = rollup(1_000);
    seconds.take(List.of(record(T0, "1")));
    var _ = seconds.drain(1, given::add);
    PartitionRollup odd = rollup(1_500);
    odd.take(List.of(record(T0, RollupJson.write(given.getFirst()))));

    Account account = odd.drain(2, given::add);

    assertThat(account.undecodable()).isEqualTo(1);
    assertThat(log.entries().getFirst().reason())
        .isEqualTo("its intervals of 1000 ms don't fit into intervals of 1500 ms");
  }
}
