package topicscope.transform;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import topicscope.signal.SeriesSet;

/**
 * Runs transforms and alerts on their own thread, so that neither the reader nor a frame waits for
 * them. It checks every {@value #EVERY_MS} ms for new samples, and steps at least four times a
 * second for what depends on the clock.
 */
public final class AnalysisThread implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AnalysisThread.class);
  private static final long EVERY_MS = 20;
  private static final long AT_LEAST_EVERY_MS = 250;
  private static final long JOIN_MS = 2_000;

  private final SeriesSet set;
  private final List<Step> steps;
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("transforms").daemon().factory());
  private long seenVersion = -1;
  private long steppedMs;
  private boolean failing;

  /** Something that follows the samples in small steps. */
  @FunctionalInterface
  public interface Step {
    /** Takes the samples since the last step; {@code nowMs} is the wall clock. */
    void step(long nowMs);
  }

  /** Starts the thread. The steps run in this order. */
  public AnalysisThread(SeriesSet set, List<Step> steps) {
    this.set = set;
    this.steps = List.copyOf(steps);
    var _ = executor.scheduleWithFixedDelay(this::work, 0, EVERY_MS, TimeUnit.MILLISECONDS);
  }

  /** Ends the thread and waits for it, at most 2 s. */
  @Override
  public void close() {
    executor.shutdownNow();
    try {
      if (!executor.awaitTermination(JOIN_MS, TimeUnit.MILLISECONDS)) {
        LOG.warn("The transforms did not end within {} ms", JOIN_MS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void work() {
    try {
      long version = set.version();
      long now = System.currentTimeMillis();
      if (version == seenVersion && Math.abs(now - steppedMs) < AT_LEAST_EVERY_MS) {
        return;
      }
      seenVersion = version;
      steppedMs = now;
      for (Step step : steps) {
        step.step(now);
      }
      failing = false;
    } catch (RuntimeException e) {
      // An exception that escaped would silently end the schedule.
      if (!failing) {
        LOG.error("A step of the transforms failed", e);
      }
      failing = true;
    }
  }
}
