package topicscope.plot.paint;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Paints the frames of one chart, one at a time, on a thread of its own. It ends after {@value
 * #IDLE_SECONDS} s without a request and starts again with the next one.
 *
 * <p>A frame that is likely to take less than {@value #QUICK_NANOS} ns is painted at once, on the
 * calling thread, because a frame that is handed over is shown one frame later: when the last
 * {@value #QUICK_IN_A_ROW} frames took less, and it looks like the last one.
 *
 * <p>Any {@link Throwable} while painting is counted, logged (once until a frame succeeds) and
 * survived: the next frame begins with a new painter. This is an executor and not a {@code Loop},
 * because it answers single requests and ends when idle; a loop repeats a duty until it is stopped.
 *
 * <p>The methods are for the JavaFX thread.
 */
public final class PaintThread {
  private static final Logger LOG = LoggerFactory.getLogger(PaintThread.class);
  private static final int IDLE_SECONDS = 5;
  private static final long PAUSE_AFTER_FAILURE_NANOS = 500_000_000;

  /** An eighth of a frame at 60 Hz, so that several charts can do it. */
  private static final long QUICK_NANOS = 2_000_000;

  private static final int QUICK_IN_A_ROW = 60;

  /** Paints a frame on the painting thread. */
  @FunctionalInterface
  public interface Painter {
    /** {@code now} is a {@link System#nanoTime()}. */
    PaintedFrame paint(PaintRequest job, long now);
  }

  private record TimedFrame(PaintedFrame frame, long nanos) {}

  private final Supplier<Painter> newPainter;
  private final ThreadPoolExecutor executor;
  private final LongSupplier clock;
  private @Nullable Future<TimedFrame> pending;
  private @Nullable RenderKey paintedKey;
  private int quickInARow;
  private Painter painter;
  private boolean failing;
  private long failedAt;
  private long failures;

  /**
   * A thread that is not running yet.
   *
   * @param newPainter makes a painter that remembers no earlier frame
   */
  public PaintThread(Supplier<Painter> newPainter) {
    this(newPainter, System::nanoTime);
  }

  /**
   * @param clock the time as {@link System#nanoTime()}
   */
  PaintThread(Supplier<Painter> newPainter, LongSupplier clock) {
    this.newPainter = newPainter;
    this.clock = clock;
    painter = newPainter.get();
    executor =
        new ThreadPoolExecutor(
            1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), PaintThread::thread);
    executor.allowCoreThreadTimeOut(true);
  }

  /** Whether a frame is being painted or is finished but not taken. */
  public boolean busy() {
    return pending != null;
  }

  /** Whether the last frame failed. */
  public boolean failing() {
    return failing;
  }

  /** Whether the pause after the last failure is over; {@code now} as of System.nanoTime. */
  public boolean mayRetry(long now) {
    return now - failedAt > PAUSE_AFTER_FAILURE_NANOS;
  }

  /** How many frames have failed so far. */
  long failures() {
    return failures;
  }

  /** Starts painting, or paints at once if that is quick; only when not busy. */
  public void start(PaintRequest job) {
    Painter with = painter;
    FutureTask<TimedFrame> task = new FutureTask<>(() -> paint(with, job));
    pending = task;
    if (isQuick(job)) {
      task.run();
      return;
    }
    try {
      executor.execute(task);
    } catch (OutOfMemoryError e) {
      pending = null;
      failed(e); // no thread to be had
    }
  }

  /** Whether the frame only adds to the last one, and such frames have been quick. */
  private boolean isQuick(PaintRequest job) {
    return job.live() && job.key().equals(paintedKey) && quickInARow >= QUICK_IN_A_ROW;
  }

  private TimedFrame paint(Painter with, PaintRequest job) {
    long began = clock.getAsLong();
    PaintedFrame frame = with.paint(job, began);
    return new TimedFrame(frame, clock.getAsLong() - began);
  }

  /** Takes the frame if it is finished; empty if not, and if it failed. */
  public Optional<PaintedFrame> finished() {
    return pending != null && pending.isDone() ? await() : Optional.empty();
  }

  /** Blocks until the frame that was started is finished, and takes it; empty if it failed. */
  public Optional<PaintedFrame> await() {
    if (pending == null) {
      return Optional.empty();
    }
    try {
      TimedFrame painted = pending.get();
      failing = false;
      paintedKey = painted.frame().key();
      quickInARow = painted.nanos() < QUICK_NANOS ? quickInARow + 1 : 0;
      return Optional.of(painted.frame());
    } catch (ExecutionException e) {
      failed(e.getCause());
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      pending = null;
    }
  }

  private void failed(@Nullable Throwable cause) {
    if (!failing) {
      LOG.error("A frame could not be painted; painting goes on with a new painter", cause);
    }
    failing = true;
    failedAt = System.nanoTime();
    failures++;
    quickInARow = 0;
    painter = newPainter.get();
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "plot-painter");
    thread.setDaemon(true);
    return thread;
  }
}
