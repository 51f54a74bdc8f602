package topicscope.platform;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that repeats a duty until it is stopped. Every owned thread of both programs runs in a
 * loop of this class, so that all of them fail and end in the same way.
 *
 * <p><b>Errors.</b> No {@link Throwable} ends the thread, {@link Error}s included: it is counted,
 * handed to the failure handler, and after a pause the duty runs again. A handler that throws is
 * logged and survived, too. An {@link InterruptedException} ends the thread if the loop is stopped;
 * else it counts as a failure.
 *
 * <p><b>Stopping</b> is a flag, a wake-up of the duty (given by the owner, for a duty that blocks
 * in a library), and an interrupt if the owner allows it. {@link #close()} does all of it and joins
 * the thread, at most {@value #JOIN_MS} ms.
 *
 * <p>The thread is a daemon. All methods may be called from any thread.
 */
public final class Loop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
  private static final long JOIN_MS = 2_000;
  private static final long PAUSE_AFTER_FAILURE_MS = 500;

  /** Returned by a duty that wants to be called again at once. */
  public static final Duration AT_ONCE = Duration.ZERO;

  /** Returned by a duty that has nothing to do before {@link #wake()}. */
  public static final Duration UNTIL_WOKEN = Duration.ofDays(36_500);

  /** Returned by a duty that has nothing left to do: the thread ends. */
  public static final Duration DONE = Duration.ofNanos(-1);

  /** What a loop repeats. */
  @FunctionalInterface
  public interface Duty {
    /**
     * Does one round, on the loop's thread.
     *
     * @return how long to wait before the next round: {@link #AT_ONCE}, a time, {@link
     *     #UNTIL_WOKEN} or {@link #DONE}. A call of {@link Loop#wake()} cuts the wait short.
     */
    Duration run() throws Exception;
  }

  private final Thread thread;
  private final Duty duty;
  private final Consumer<Throwable> onFailure;
  private final Runnable wakeUp;
  private final boolean interruptible;
  private final Semaphore wanted = new Semaphore(0);
  private final AtomicLong failures = new AtomicLong();
  private volatile boolean stopped;

  private Loop(
      String name,
      Duty duty,
      Consumer<Throwable> onFailure,
      Runnable wakeUp,
      boolean interruptible) {
    this.duty = duty;
    this.onFailure = onFailure;
    this.wakeUp = wakeUp;
    this.interruptible = interruptible;
    this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
  }

  /**
   * Makes a loop whose duty may be interrupted to stop it.
   *
   * @param onFailure called on the loop's thread with each {@link Throwable} that left the duty
   */
  public static Loop interruptible(String name, Duty duty, Consumer<Throwable> onFailure) {
    return new Loop(name, duty, onFailure, () -> {}, true);
  }

  /**
   * Makes a loop whose duty is never interrupted while it runs, but woken up.
   *
   * @param wakeUp makes a duty that blocks return soon; called on the thread that stops or wakes
   *     the loop
   */
  public static Loop wakeable(
      String name, Duty duty, Consumer<Throwable> onFailure, Runnable wakeUp) {
    return new Loop(name, duty, onFailure, wakeUp, false);
  }

  /** Starts the thread. To be called once. */
  public Loop start() {
    thread.start();
    return this;
  }

  /** Cuts the present wait short, or the next one if the duty runs; unparks the thread. */
  public void wake() {
    wanted.release();
    LockSupport.unpark(thread);
    wakeUp.run();
  }

  /** Whether the loop was told to stop. A long duty looks at it between its steps. */
  public boolean isStopped() {
    return stopped;
  }

  /** How many times the duty has failed so far. */
  public long failures() {
    return failures.get();
  }

  /** Waits on the loop's thread inside a duty. Returns early when the loop is woken or stopped. */
  public boolean pause(Duration time) throws InterruptedException {
    boolean woken = !stopped && wanted.tryAcquire(time.toNanos(), TimeUnit.NANOSECONDS);
    wanted.drainPermits();
    return woken;
  }

  /** Tells the thread to end, and does not wait for it. */
  public void stop() {
    stopped = true;
    wake();
    if (interruptible) {
      thread.interrupt();
    }
  }

  /**
   * Waits for the thread to end.
   *
   * @return whether it has ended within that time
   */
  public boolean join(Duration time) {
    try {
      return thread.join(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Stops the thread and waits until it has ended, at most {@value #JOIN_MS} ms. */
  @Override
  public void close() {
    stop();
    if (thread.getState() != Thread.State.NEW && !join(Duration.ofMillis(JOIN_MS))) {
      LOG.warn("{} did not end within {} ms", thread.getName(), JOIN_MS);
    }
  }

  private void run() {
    while (!stopped) {
      try {
        Duration wait = duty.run();
        if (wait.isNegative()) {
          return;
        }
        if (wait.isPositive()) {
          pause(wait);
        }
      } catch (Throwable e) {
        if (stopped) {
          LOG.debug("{} stopped", thread.getName(), e);
          return;
        }
        failed(e);
      }
    }
  }

  private void failed(Throwable e) {
    failures.incrementAndGet();
    try {
      onFailure.accept(e);
    } catch (Throwable second) {
      LOG.error("{} failed, and so did its failure handler", thread.getName(), second);
    }
    try {
      pause(Duration.ofMillis(PAUSE_AFTER_FAILURE_MS));
    } catch (InterruptedException interrupt) {
      LOG.debug("{} was interrupted while it paused after a failure", thread.getName());
    }
  }
}
