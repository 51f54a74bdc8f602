package topicscope.producer.publish;

import java.time.Duration;

/** Detects that records wait too long without a single confirmation. Used by one thread. */
final class SilenceWatch {
  private final long patience;
  private long acknowledged = -1;
  private long quietSince;

  SilenceWatch(Duration patience) {
    this.patience = patience.toNanos();
  }

  boolean isTooLong(Totals totals, long now) {
    if (totals.underWay() == 0 || totals.acknowledged() != acknowledged) {
      acknowledged = totals.acknowledged();
      quietSince = now;
    }
    return now - quietSince > patience;
  }
}
