package topicscope.bench.rollup;

import java.time.Duration;

/** How long one waits for a program to begin or to go on. Used by one thread. */
final class Patience {
  static final Duration USUAL = Duration.ofSeconds(60);

  private long since = System.nanoTime();

  /** Something has happened. */
  void renew() {
    since = System.nanoTime();
  }

  /** Whether nothing has happened for so long. */
  boolean isOver(Duration limit) {
    return System.nanoTime() - since > limit.toNanos();
  }
}
