package topicscope.desk.offer;

import java.util.Arrays;
import topicscope.decode.SampleSink;

/**
 * How the times of samples differ from the timestamps of their records, in the order of the
 * records.
 */
final class TimeComparison implements SampleSink {
  /** Less is the way from the clock of a device to the topic. */
  private static final long MIN_APART_MS = 5_000;

  /** A difference that varies less is a constant one, such as that of a time zone. */
  private static final long MIN_SPREAD_MS = 1_000;

  private static final int MIN_RECORDS = 10;

  private final long[] apart;
  private long recordMs;
  private long lastMs = Long.MIN_VALUE;
  private boolean isNew;
  private int records;
  private int later;
  private int severalTimes;

  /**
   * @param records how many records there are at most
   */
  TimeComparison(int records) {
    apart = new long[records];
  }

  /** Begins a record with that timestamp, ms since the epoch. */
  void begin(long timestampMs) {
    recordMs = timestampMs;
    isNew = true;
  }

  @Override
  public void sample(int series, long timeMs, double value) {
    take(timeMs);
  }

  @Override
  public void sample(int series, long timeMs, long value) {
    take(timeMs);
  }

  @Override
  public void unsigned(int series, long timeMs, long value) {
    take(timeMs);
  }

  private void take(long timeMs) {
    if (isNew) {
      apart[records++] = timeMs - recordMs;
      later += timeMs > lastMs ? 1 : 0;
    } else if (timeMs != lastMs) {
      severalTimes++;
    }
    isNew = false;
    lastMs = timeMs;
  }

  /**
   * Whether the times run forward as a clock does, and are clearly not the records' timestamps; or
   * whether most records have rows of several times.
   */
  boolean isAnotherClock() {
    if (records < MIN_RECORDS || later * 2 < records) {
      return false;
    }
    long[] sorted = Arrays.copyOf(apart, records);
    Arrays.sort(sorted);
    long middle = Math.abs(sorted[records / 2]);
    long spread = sorted[records * 9 / 10] - sorted[records / 10];
    return (middle >= MIN_APART_MS && spread >= MIN_SPREAD_MS) || severalTimes * 2 >= records;
  }
}
