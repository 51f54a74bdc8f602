package topicscope.bench.rollup;

import java.time.Duration;

/** How long one waits for a program to begin or to go on. Used by one thread. */
final class Patience {
  /** A group waits up to 45 s for a thread that has failed before others go on. */
  static final Duration USUAL = Duration.ofMinutes(3);

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
