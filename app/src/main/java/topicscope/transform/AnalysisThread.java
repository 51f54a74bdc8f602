package topicscope.transform;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import topicscope.platform.Loop;
import topicscope.signal.SeriesSet;

/**
 * Runs transforms and alerts on their own thread, so that neither the reader nor a frame waits for
 * them. It checks every {@value #EVERY_MS} ms for new samples, and steps at least four times a
 * second for what depends on the clock.
 *
 * <p>Steps are isolated: one that throws, an {@link Error} included, does not keep the others from
 * running. It is counted, named by {@link #failure()}, and runs again in the next round.
 */
public final class AnalysisThread implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AnalysisThread.class);
  private static final long EVERY_MS = 20;
  private static final Duration EVERY = Duration.ofMillis(EVERY_MS);
  private static final long AT_LEAST_EVERY_MS = 250;

  private final SeriesSet set;
  private final List<Step> steps;
  private final Map<String, String> failing = new ConcurrentHashMap<>();
  private final AtomicLong failures = new AtomicLong();
  private final Loop loop;
  private long seenVersion = -1;
  private long steppedMs;

  /**
   * Something that follows the samples in small steps.
   *
   * @param name its name in messages, such as {@code the transforms}
   * @param work takes the samples since the last step; gets the wall clock, ms since the epoch
   */
  public record Step(String name, LongConsumer work) {}

  /** Starts the thread. The steps run in this order. */
  public AnalysisThread(SeriesSet set, List<Step> steps) {
    this.set = set;
    this.steps = List.copyOf(steps);
    loop = Loop.interruptible("transforms", this::work, e -> LOG.error("The analysis failed", e));
    loop.start();
  }

  /** What fails at present, in a sentence; empty if every step succeeded in the last round. */
  public Optional<String> failure() {
    return failing.values().stream().findFirst();
  }

  /** How many times a step has failed so far. */
  public long failures() {
    return failures.get();
  }

  /** Ends the thread and waits for it, at most 2 s. */
  @Override
  public void close() {
    loop.close();
  }

  private Duration work() {
    long version = set.version();
    long now = System.currentTimeMillis();
    if (version == seenVersion && Math.abs(now - steppedMs) < AT_LEAST_EVERY_MS) {
      return EVERY;
    }
    seenVersion = version;
    steppedMs = now;
    for (Step step : steps) {
      try {
        step.work().accept(now);
        failing.remove(step.name());
      } catch (RuntimeException | Error e) {
        failed(step, e);
      }
    }
    return EVERY;
  }

  private void failed(Step step, Throwable e) {
    failures.incrementAndGet();
    String sentence = step.name() + " failed and will be tried again (" + e + "); the log has more";
    if (failing.put(step.name(), sentence) == null) {
      LOG.error("{} failed", step.name(), e);
    }
  }
}
