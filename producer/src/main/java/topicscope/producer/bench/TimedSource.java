package topicscope.producer.bench;

import java.time.Duration;
import java.util.Optional;
import topicscope.producer.source.Reading;
import topicscope.producer.source.Source;

/**
 * Records when each reading of another source is taken. Any thread may start and read the
 * measurement.
 */
public final class TimedSource implements Source {
  private static final int MAX = 1 << 16;

  private final Source source;
  private final long interval;
  private long[] times = new long[0];
  private int count;

  /** Wraps a source that is read at this interval. */
  public TimedSource(Source source, Duration interval) {
    this.source = source;
    this.interval = interval.toNanos();
  }

  @Override
  public String name() {
    return source.name();
  }

  @Override
  public Optional<Reading> read() {
    note(System.nanoTime());
    return source.read();
  }

  @Override
  public void close() {
    source.close();
  }

  /** Starts the measurement. */
  public synchronized void measure() {
    times = new long[MAX];
    count = 0;
  }

  /** The lateness of the readings, against a schedule through the earliest one. */
  public synchronized Jitter jitter() {
    long earliest = Long.MAX_VALUE;
    for (int tick = 0; tick < count; tick++) {
      earliest = Math.min(earliest, offset(tick));
    }
    Jitter jitter = new Jitter();
    for (int tick = 0; tick < count; tick++) {
      jitter.add(offset(tick) - earliest);
    }
    return jitter;
  }

  private synchronized void note(long now) {
    if (count < times.length) {
      times[count++] = now;
    }
  }

  private long offset(int tick) {
    return times[tick] - times[0] - tick * interval;
  }
}
