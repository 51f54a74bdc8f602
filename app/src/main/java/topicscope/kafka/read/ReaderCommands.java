package topicscope.kafka.read;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** What other threads want of a reader; done by the reader's thread. */
final class ReaderCommands {
  private final CountDownLatch stop = new CountDownLatch(1);
  private final AtomicBoolean cancelLoad = new AtomicBoolean();
  private final AtomicBoolean skip = new AtomicBoolean();

  void stop() {
    stop.countDown();
  }

  boolean isStopped() {
    return stop.getCount() == 0;
  }

  void cancelLoad() {
    cancelLoad.set(true);
  }

  boolean takeCancelLoad() {
    return cancelLoad.getAndSet(false);
  }

  void skipToLatest() {
    skip.set(true);
  }

  boolean takeSkipToLatest() {
    return skip.getAndSet(false);
  }

  /** Waits so long, or until the reader is stopped; true if it is. */
  boolean awaitStop(long maxMs) throws InterruptedException {
    return stop.await(maxMs, TimeUnit.MILLISECONDS);
  }
}
