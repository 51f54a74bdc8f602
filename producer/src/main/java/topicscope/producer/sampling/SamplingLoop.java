package topicscope.producer.sampling;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import topicscope.producer.publish.Publisher;
import topicscope.producer.source.Reading;
import topicscope.producer.source.Source;

/**
 * Reads a source at a steady pace and publishes each reading, on a thread of its own.
 *
 * <p>Sample n is taken at start + n × interval on the monotonic clock and stamped by the wall
 * clock. A tick that comes too late for its place is counted as missed and not made up for; so are
 * those while the machine was asleep. A source that fails is asked again at the next tick. {@link
 * #close()} ends the thread within a second and closes the source; the publisher's sink stays open,
 * and belongs to the caller.
 */
public final class SamplingLoop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SamplingLoop.class);
  private static final long SHORTEST_PAUSE = 1_000_000;
  private static final long CONNECTION_PAUSE = 10_000_000;

  private final CountDownLatch ended = new CountDownLatch(1);
  private final Source source;
  private final Publisher publisher;
  private final SamplingSchedule schedule;
  private final SamplingListener listener;
  private final SamplingClock clocks;
  private final Thread thread;
  private volatile boolean open = true;
  private volatile long missed;
  private final AtomicLong unreadable = new AtomicLong();
  private Optional<Reading> prepared = Optional.empty();
  private long taken;

  private SamplingLoop(
      Source source,
      Publisher publisher,
      SamplingSchedule schedule,
      SamplingListener listener,
      SamplingClock clocks) {
    this.source = source;
    this.publisher = publisher;
    this.schedule = schedule;
    this.listener = listener;
    this.clocks = clocks;
    thread = new Thread(this::run, "sampling-" + source.name());
    thread.setDaemon(true);
  }

  /** Starts sampling at once; the loop owns the source from now on. */
  public static SamplingLoop start(
      Source source, Publisher publisher, Duration interval, SamplingListener listener) {
    return start(source, publisher, SamplingSchedule.measuring(interval), listener);
  }

  public static SamplingLoop start(
      Source source, Publisher publisher, SamplingSchedule schedule, SamplingListener listener) {
    return start(source, publisher, schedule, listener, SamplingClock.SYSTEM);
  }

  public static SamplingLoop start(
      Source source,
      Publisher publisher,
      SamplingSchedule schedule,
      SamplingListener listener,
      SamplingClock clocks) {
    SamplingLoop loop = new SamplingLoop(source, publisher, schedule, listener, clocks);
    loop.thread.start();
    return loop;
  }

  /** Ticks that went by without a sample: the machine slept or was busy, or the source failed. */
  public long missedTicks() {
    return missed + unreadable.get();
  }

  /** Whether the loop has taken all the samples that its schedule has. */
  public boolean hasEnded() {
    return ended.getCount() == 0;
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
    try {
      if (schedule.patience().isPositive()) {
        awaitConnection();
      }
      sampleByThePace();
    } finally {
      source.close();
      ended.countDown();
    }
  }

  /** Waits until a reading would be sent; what is made up is read already, so that none is lost. */
  private void awaitConnection() {
    long start = clocks.nanoTime();
    prepared = schedule.promised() ? source.read() : Optional.empty();
    while (open
        && clocks.nanoTime() - start < schedule.patience().toNanos()
        && !prepared.map(publisher::isReadyFor).orElseGet(publisher::isReady)) {
      clocks.pause(CONNECTION_PAUSE);
    }
  }

  private void sampleByThePace() {
    TickSchedule pace =
        new TickSchedule(clocks.nanoTime(), schedule.intervalNanos(), schedule.slack());
    SuspendDetector sleep = new SuspendDetector();
    long asleep = 0;
    // Ticks closer than a timer can tell apart are taken several at a time.
    long shortest = schedule.slack().isZero() ? 0 : SHORTEST_PAUSE;
    while (isOpen()) {
      long wait = pace.nanosUntilDue(clocks.nanoTime());
      if (wait > 0) {
        clocks.pause(Math.max(wait, shortest));
      } else {
        long now = clocks.nanoTime();
        long ticks = pace.take(now);
        asleep += ticksAsleep(sleep.slept(now, clocks.wallMillis()));
        missed = pace.missed() + asleep;
        for (long tick = 0; tick < ticks && isOpen(); tick++) {
          sample();
        }
      }
    }
  }

  private long ticksAsleep(Duration slept) {
    long ticks = (long) (slept.toNanos() / schedule.intervalNanos());
    if (ticks > 0) {
      listener.slept(slept);
    }
    return ticks;
  }

  private boolean isOpen() {
    return open && (schedule.count().isEmpty() || taken < schedule.count().getAsLong());
  }

  private void sample() {
    try {
      Optional<Reading> reading = prepared.isPresent() ? prepared : source.read();
      prepared = Optional.empty();
      if (reading.isPresent()) {
        taken++;
        publisher.publish(clocks.wallMillis(), reading.get());
      }
    } catch (RuntimeException e) {
      unreadable.incrementAndGet();
      LOG.warn("{} can't be read", source.name(), e);
      listener.unreadable(source.name() + " can't be read: " + e.getMessage());
    }
  }
}
