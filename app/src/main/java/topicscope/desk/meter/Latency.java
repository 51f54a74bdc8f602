package topicscope.desk.meter;

import java.time.Duration;
import java.util.Locale;
import topicscope.reading.AgeText;

/**
 * How long records take from their timestamp to the frame that shows them, or why that is unknown.
 */
public sealed interface Latency {
  /** A few words for the status line. */
  String text();

  /** One or two sentences for a tooltip. */
  String explanation();

  /** Whether the producer's clock differs from the clock of this machine. */
  default boolean isClockOff() {
    return this instanceof ClockAhead || this instanceof ClockBehind;
  }

  /** No record has arrived for some seconds. */
  record Unknown() implements Latency {
    @Override
    public String text() {
      return "–";
    }

    @Override
    public String explanation() {
      return "From a record's timestamp to the frame that shows it: no new record lately";
    }
  }

  /**
   * The latencies of the last seconds.
   *
   * @param medianMs the median, ms
   * @param p99Ms the 99th percentile, ms
   */
  record Measured(long medianMs, long p99Ms) implements Latency {
    @Override
    public String text() {
      return words(medianMs);
    }

    @Override
    public String explanation() {
      return "From a record's timestamp to the frame that shows it: median "
          + words(medianMs)
          + ", 99th percentile "
          + words(p99Ms)
          + " of the last seconds";
    }

    private static String words(long ms) {
      return ms < 10_000
          ? String.format(Locale.ROOT, "%,d ms", ms)
          : AgeText.of(Duration.ofMillis(ms));
    }
  }

  /**
   * Records have timestamps of the future.
   *
   * @param by how far they are ahead, at least
   */
  record ClockAhead(Duration by) implements Latency {
    @Override
    public String text() {
      return "producer's clock " + offset(by) + " ahead";
    }

    @Override
    public String explanation() {
      return "The timestamps of new records are "
          + offset(by)
          + " ahead of this machine's clock, so that no latency is known";
    }
  }

  /**
   * New records have been old on arrival for some time, all by the same.
   *
   * @param by how far they are behind, at most
   */
  record ClockBehind(Duration by) implements Latency {
    @Override
    public String text() {
      return "producer's clock " + offset(by) + " behind";
    }

    @Override
    public String explanation() {
      return "Each new record is about "
          + offset(by)
          + " old when it arrives, though nothing waits to be read: the producer's clock is behind,"
          + " or its records are sent late";
    }
  }

  private static String offset(Duration by) {
    return by.toSeconds() < 10
        ? AgeText.of(by)
        : AgeText.clock(Duration.ofSeconds(Math.round(by.toMillis() / 1e3)));
  }
}
