package topicscope.bench.latency;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;

/**
 * When one record had got through each stage, in microseconds since the epoch. Filled by one thread
 * after the other.
 */
final class RecordTimes {
  /** The stages in order; each begins where the one before it ends. */
  enum Stage {
    /** From making the record to its append to the broker's log, known to 1 ms. */
    PRODUCER,
    /** To the consumer that finds it in the broker's answer. */
    BROKER,
    /** To the end of the consumer's poll. */
    POLL,
    /** To its numbers. */
    DECODE,
    /** To its sample in the buffer. */
    APPEND,
    /** To the beginning of the next frame. */
    FRAME,
    /** To its pixels in the scene graph. */
    PAINT,
    /** To the end of the rendering. */
    SHOWN
  }

  private final long offset;
  private final long appendedMs;
  private final long made;
  private final EnumMap<Stage, Long> ends = new EnumMap<>(Stage.class);

  /**
   * A record that has arrived.
   *
   * @param appendedMs when the broker appended it, ms since the epoch
   * @param key when it was made, in decimal digits
   */
  RecordTimes(long offset, long appendedMs, byte[] key) {
    this.offset = offset;
    this.appendedMs = appendedMs;
    made = Long.parseLong(new String(key, UTF_8));
  }

  /** Microseconds since the epoch, the same in all processes. */
  static long nowMicros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
  }

  long offset() {
    return offset;
  }

  /** When it was made. */
  long madeMicros() {
    return made;
  }

  /** When the broker appended it, ms since the epoch. */
  long appendedMs() {
    return appendedMs;
  }

  /** Notes the end of a stage. */
  RecordTimes end(Stage stage, long micros) {
    ends.put(stage, micros);
    if (stage == Stage.BROKER) {
      // The middle of the millisecond, as far as it can be.
      long middle = appendedMs * 1_000 + 500;
      ends.put(Stage.PRODUCER, Math.max(made, Math.min(middle, micros)));
    }
    return this;
  }

  boolean has(Stage stage) {
    return ends.containsKey(stage);
  }

  /** The length of a stage in ms; 0 if the program has no such stage. */
  double ms(Stage stage) {
    long from = made;
    for (Stage one : Stage.values()) {
      long to = ends.getOrDefault(one, from);
      if (one == stage) {
        return (to - from) / 1e3;
      }
      from = to;
    }
    return 0;
  }

  /** All stages together in ms. */
  double totalMs() {
    return List.of(Stage.values()).stream().mapToDouble(this::ms).sum();
  }
}
