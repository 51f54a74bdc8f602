package topicscope.kafka.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import topicscope.signal.Sample;
import topicscope.signal.SampleBuffer;

/** Series about the records that are read. */
class RecordMetersTest {
  private static final long TIME = 1_760_000_000_000L;

  private final RecordMeters meters = new RecordMeters();
  private long offset;

  private SampleBuffer add(java.util.function.Function<SampleBuffer, RecordMeter> made) {
    SampleBuffer into = new SampleBuffer(100_000);
    meters.add(made.apply(into));
    return into;
  }

  private void take(int partition, long timeMs, @Nullable String key, @Nullable String value) {
    RecordHeaders headers = new RecordHeaders();
    headers.add("trace", new byte[] {1, 2, 3});
    headers.add("empty", null);
    meters.take(
        new ConsumerRecord<>(
            "t",
            partition,
            offset++,
            timeMs,
            TimestampType.CREATE_TIME,
            length(key),
            length(value),
            bytes(key),
            bytes(value),
            headers,
            Optional.empty()),
        TIME + 500);
  }

  private static int length(@Nullable String text) {
    return text == null ? -1 : text.length();
  }

  private static @Nullable ByteBuffer bytes(@Nullable String text) {
    return text == null ? null : ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<Double> values(SampleBuffer buffer) {
    List<Double> values = new ArrayList<>();
    for (long number = 0; number < buffer.appended(); number++) {
      values.add(buffer.sample(number).map(Sample::value).orElseThrow());
    }
    return values;
  }

  @Test
  @DisplayName("a text is found in key, value and headers, at any place, and nowhere else")
  void match_anywhere_isOne() {
    SampleBuffer error = add(into -> new MatchMeter("error", into));
    SampleBuffer header = add(into -> new MatchMeter("trace", into));
    SampleBuffer umlaut = add(into -> new MatchMeter("ü", into));
    take(0, TIME, null, "error");
    take(0, TIME, "an error", "");
    take(0, TIME, "k", "{\"level\":\"ererror\"}");
    take(0, TIME, "k", "erro r über");
    take(0, TIME, null, null);
    meters.flush();

    assertThat(values(error)).containsExactly(1.0, 1.0, 1.0, 0.0, 0.0);
    assertThat(values(header)).containsOnly(1.0);
    assertThat(values(umlaut)).containsExactly(0.0, 0.0, 0.0, 1.0, 0.0);
  }

  @Test
  @DisplayName("bytes are those of value, key and headers, also of a tombstone")
  void size_parts_apartAndTogether() {
    SampleBuffer all = add(into -> new SizeMeter(SizeMeter.Part.of(""), into));
    SampleBuffer key = add(into -> new SizeMeter(SizeMeter.Part.of("key"), into));
    SampleBuffer value = add(into -> new SizeMeter(SizeMeter.Part.of("value"), into));
    SampleBuffer headers = add(into -> new SizeMeter(SizeMeter.Part.of("headers"), into));
    take(0, TIME, "abc", "12345");
    take(0, TIME, null, null);
    meters.flush();

    assertThat(values(key)).containsExactly(3.0, 0.0);
    assertThat(values(value)).containsExactly(5.0, 0.0);
    assertThat(values(headers)).containsExactly(13.0, 13.0);
    assertThat(values(all)).containsExactly(21.0, 13.0);
  }

  @Test
  @DisplayName("intervals are those of a partition, or of a key; an earlier record has one below 0")
  void interval_ofPartitionAndKey() {
    SampleBuffer partition = add(into -> new IntervalMeter(false, into));
    SampleBuffer key = add(into -> new IntervalMeter(true, into));
    take(0, TIME, "a", "1");
    take(1, TIME + 5, "a", "1");
    take(0, TIME + 20, "b", "1");
    take(0, TIME + 10, null, "1");
    take(0, -1, "b", "1");
    meters.flush();

    assertThat(values(partition)).containsExactly(20.0, -10.0);
    assertThat(values(key)).containsExactly(5.0);
  }

  @Test
  @DisplayName("a delay is arrival minus record time, below 0 if the producer's clock is ahead")
  void delay_liveRecords_signed() {
    AtomicBoolean live = new AtomicBoolean();
    SampleBuffer delay = add(into -> new DelayMeter(live::get, into));
    take(0, TIME - 90_000, "a", "held before");
    live.set(true);
    take(0, TIME + 100, "a", "1");
    take(0, TIME + 900, "a", "clock ahead");
    meters.flush();

    assertThat(values(delay)).containsExactly(400.0, -400.0);
  }

  @Test
  @DisplayName("distinct keys of an interval are estimated to about 1 %")
  void keys_ofIntervals_estimated() {
    SampleBuffer keys = add(into -> new KeyMeter(1_000, into));
    for (int i = 0; i < 60_000; i++) {
      take(0, TIME + i % 1_000 / 1_000, "key-" + i % 20_000, "1");
    }
    take(0, TIME + 1_000, null, "no key");
    take(0, TIME + 2_000, "a", "1");
    meters.flush();

    assertThat(values(keys)).hasSize(2);
    assertThat(values(keys).getFirst()).isCloseTo(20_000, within(500.0));
    assertThat(values(keys).getLast()).isZero();
  }

  @Test
  @DisplayName("a meter that is removed gets no more records, and the others do")
  void remove_one_othersGoOn() {
    SampleBuffer stays = add(into -> new SizeMeter(SizeMeter.Part.KEY, into));
    SampleBuffer goes = new SampleBuffer(10);
    RecordMeter removed = new PartitionRateMeter(1, goes);
    meters.add(removed);
    take(1, TIME, "a", "1");
    take(1, TIME + 50, "a", "1");
    take(0, TIME + 50, "a", "1");
    meters.flush();
    meters.remove(removed);
    take(1, TIME, "a", "1");
    meters.flush();

    assertThat(values(goes)).containsExactly(2.0);
    assertThat(values(stays)).hasSize(4);
  }
}
