package topicscope.producer.sampling;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import topicscope.platform.Loop;
import topicscope.producer.publish.Publisher;
import topicscope.producer.source.Reading;
import topicscope.producer.source.Source;

/**
 * Reads a source at a steady pace and publishes each reading, on its own thread.
 *
 * <p>Sample n is due at start + n × interval of the monotonic clock and stamped with the wall
 * clock. A tick that is too late, or falls into the machine's sleep, counts as missed. A source
 * that fails is read again at the next tick. {@link #close()} ends the thread within 1 s and closes
 * the source. The publisher's sink belongs to the caller and stays open.
 */
public final class SamplingLoop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SamplingLoop.class);
  private static final long SHORTEST_PAUSE = 1_000_000;
  private static final Duration CLOSE = Duration.ofSeconds(1);
  private static final long CONNECTION_PAUSE = 10_000_000;

  private final CountDownLatch ended = new CountDownLatch(1);
  private final Source source;
  private final Publisher publisher;
  private final SamplingSchedule schedule;
  private final SamplingListener listener;
  private final SamplingClock clocks;
  private final Loop loop;
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
    loop = Loop.wakeable("sampling-" + source.name(), this::run, this::unreadable, () -> {});
  }

  /** Starts sampling. The loop owns the source from now on. */
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
    loop.loop.start();
    return loop;
  }

  /** Ticks that passed without a sample: the machine slept or was busy, or the source failed. */
  public long missedTicks() {
    return missed + unreadable.get();
  }

  /** Whether the loop has taken all samples of its schedule. */
  public boolean hasEnded() {
    return ended.getCount() == 0;
  }

  @Override
  public void close() {
    loop.stop();
    loop.join(CLOSE);
  }

  private Duration run() {
    try {
      if (schedule.patience().isPositive()) {
        awaitConnection();
      }
      sampleByThePace();
    } finally {
      source.close();
      ended.countDown();
    }
    return Loop.DONE;
  }

  /**
   * Waits until a reading would be sent. A synthetic source is read already, so that no value is
   * lost.
   */
  private void awaitConnection() {
    long start = clocks.nanoTime();
    prepared = schedule.promised() ? source.read() : Optional.empty();
    while (!loop.isStopped()
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
    // A timer can't separate ticks this close; several are taken at a time.
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
    return !loop.isStopped()
        && (schedule.count().isEmpty() || taken < schedule.count().getAsLong());
  }

  private void sample() {
    try {
      Optional<Reading> reading = prepared.isPresent() ? prepared : source.read();
      prepared = Optional.empty();
      if (reading.isPresent()) {
        taken++;
        publisher.publish(clocks.wallMillis(), reading.get());
      }
    } catch (RuntimeException | Error e) {
      // An Error too: a native library that can't be loaded, for example, is the source's failure.
      unreadable(e);
    }
  }

  private void unreadable(Throwable e) {
    unreadable.incrementAndGet();
    LOG.warn("{} can't be read", source.name(), e);
    listener.unreadable(source.name() + " can't be read: " + e.getMessage());
  }
}
