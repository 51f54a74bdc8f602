package topicscope.transform;

import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import topicscope.platform.Loop;
import topicscope.signal.SeriesSet;

/**
 * The thread that runs transforms and alerts, so that neither the reader nor a frame waits for
 * them. It checks for new samples every {@value #EVERY_MS} ms, and runs the steps at least every
 * {@value #AT_LEAST_EVERY_MS} ms, for what depends on the clock.
 *
 * <p>A step that throws, also an {@link Error}, does not keep the later steps from running and runs
 * again at the next round. Every failure is counted. The first of consecutive failures of a step is
 * logged and handed to the failure handler.
 */
public final class AnalysisThread implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AnalysisThread.class);
  private static final long EVERY_MS = 20;
  private static final long AT_LEAST_EVERY_MS = 250;

  private final SeriesSet set;
  private final List<Step> steps;
  private final Consumer<Throwable> onFailure;
  private final Loop loop;
  private final AtomicLong failures = new AtomicLong();
  private final BitSet failing = new BitSet();
  private long seenVersion = -1;
  private long steppedMs;

  /** Something that follows the samples, in small steps. */
  @FunctionalInterface
  public interface Step {
    /** Takes what has come since the last step; {@code nowMs} is the wall clock. */
    void step(long nowMs);
  }

  /** Starts the thread without a failure handler. */
  public AnalysisThread(SeriesSet set, List<Step> steps) {
    this(set, steps, _ -> {});
  }

  /**
   * Starts the thread. The steps run in the order of the list.
   *
   * @param onFailure called on this thread; must not block
   */
  public AnalysisThread(SeriesSet set, List<Step> steps, Consumer<Throwable> onFailure) {
    this.set = set;
    this.steps = List.copyOf(steps);
    this.onFailure = onFailure;
    loop = Loop.interruptible("transforms", this::round, this::failed);
    loop.start();
  }

  /** How many steps have failed so far. */
  public long failures() {
    return failures.get();
  }

  /** Stops the thread and waits until it has ended, at most 2 s. */
  @Override
  public void close() {
    loop.close();
  }

  private Duration round() {
    long version = set.version();
    long now = System.currentTimeMillis();
    if (version != seenVersion || Math.abs(now - steppedMs) >= AT_LEAST_EVERY_MS) {
      seenVersion = version;
      steppedMs = now;
      for (int i = 0; i < steps.size() && !loop.isStopped(); i++) {
        run(i, now);
      }
    }
    return Duration.ofMillis(EVERY_MS);
  }

  private void run(int index, long nowMs) {
    try {
      steps.get(index).step(nowMs);
      failing.clear(index);
    } catch (Throwable e) {
      if (loop.isStopped()) {
        return;
      }
      boolean known = failing.get(index);
      failing.set(index);
      failures.incrementAndGet();
      if (!known) {
        failed(e);
      }
    }
  }

  private void failed(Throwable e) {
    LOG.error("A step of the transforms and alerts failed", e);
    onFailure.accept(e);
  }
}
