package topicscope.plot.paint;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that paints one chart's pictures, one at a time. It ends when nothing was painted for
 * a while. A failed painting is logged, and the next starts from scratch.
 *
 * <p>The methods are for the JavaFX thread.
 */
public final class PaintThread {
  private static final Logger LOG = LoggerFactory.getLogger(PaintThread.class);
  private static final int IDLE_SECONDS = 5;

  private final TileStore sheet;
  private final ThreadPoolExecutor executor;
  private @Nullable Future<PaintedFrame> underWay;
  private TracePainter painter;

  public PaintThread(TileStore sheet) {
    this.sheet = sheet;
    painter = new TracePainter(sheet);
    executor =
        new ThreadPoolExecutor(
            1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), PaintThread::thread);
    executor.allowCoreThreadTimeOut(true);
  }

  /** Whether a painting is running or waits to be taken. */
  public boolean busy() {
    return underWay != null;
  }

  /** Starts a painting; only when not busy. */
  public void start(PaintRequest job) {
    TracePainter with = painter;
    underWay = executor.submit(() -> with.paint(job, System.nanoTime()));
  }

  /** Takes the finished painting, if there is one. */
  public Optional<PaintedFrame> finished() {
    return underWay != null && underWay.isDone() ? await() : Optional.empty();
  }

  /** Waits for the painting, if there is one, and takes it. */
  public Optional<PaintedFrame> await() {
    if (underWay == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(underWay.get());
    } catch (ExecutionException e) {
      LOG.warn("A picture could not be painted; the next one begins afresh.", e.getCause());
      painter = new TracePainter(sheet);
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      underWay = null;
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "plot-painter");
    thread.setDaemon(true);
    return thread;
  }
}
