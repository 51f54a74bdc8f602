package topicscope.producer;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import topicscope.producer.publish.Publisher;
import topicscope.producer.source.Source;

/**
 * Reads a source at a steady pace and publishes each reading, on a thread of its own.
 *
 * <p>Sample n is taken at start + n × interval on the monotonic clock and stamped by the wall
 * clock. A tick that comes too late for its place is counted as missed and not made up for. A
 * source that fails is asked again at the next tick. {@link #close()} ends the thread within a
 * second and closes the source; the publisher's sink stays open, and belongs to the caller.
 */
public final class SamplingLoop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SamplingLoop.class);

  private final AtomicLong late = new AtomicLong();
  private final AtomicLong unreadable = new AtomicLong();
  private final Source source;
  private final Publisher publisher;
  private final Duration interval;
  private final SamplingListener listener;
  private final Thread thread;
  private volatile boolean open = true;

  private SamplingLoop(
      Source source, Publisher publisher, Duration interval, SamplingListener listener) {
    this.source = source;
    this.publisher = publisher;
    this.interval = interval;
    this.listener = listener;
    thread = new Thread(this::run, "sampling-" + source.name());
    thread.setDaemon(true);
  }

  /** Starts sampling at once; the loop owns the source from now on. */
  public static SamplingLoop start(
      Source source, Publisher publisher, Duration interval, SamplingListener listener) {
    SamplingLoop loop = new SamplingLoop(source, publisher, interval, listener);
    loop.thread.start();
    return loop;
  }

  /** Ticks that went by without a sample: the machine slept or was busy, or the source failed. */
  public long missedTicks() {
    return late.get() + unreadable.get();
  }

  @Override
  public void close() {
    open = false;
    LockSupport.unpark(thread);
    try {
      thread.join(Duration.ofSeconds(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    Pace pace = new Pace(System.nanoTime(), interval.toNanos(), Duration.ZERO);
    while (open) {
      long wait = pace.nanosUntilDue(System.nanoTime());
      if (wait > 0) {
        LockSupport.parkNanos(wait);
      } else {
        pace.take(System.nanoTime());
        late.set(pace.missed());
        sample();
      }
    }
    source.close();
  }

  private void sample() {
    try {
      source.read().ifPresent(reading -> publisher.publish(System.currentTimeMillis(), reading));
    } catch (RuntimeException e) {
      unreadable.incrementAndGet();
      LOG.warn("{} can't be read", source.name(), e);
      listener.unreadable(source.name() + " can't be read: " + e.getMessage());
    }
  }
}
