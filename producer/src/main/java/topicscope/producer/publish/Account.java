package topicscope.producer.publish;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts the fate of each sample. The sampling thread counts samples made and skipped, Kafka's
 * sender thread counts records acknowledged and failed. Any thread may read the totals.
 */
final class Account {
  private final LongAdder made = new LongAdder();
  private final LongAdder acknowledged = new LongAdder();
  private final LongAdder skipped = new LongAdder();
  private final Map<String, LongAdder> failed = new ConcurrentHashMap<>();

  void made() {
    made.increment();
  }

  void skipped() {
    skipped.increment();
  }

  void acknowledged() {
    acknowledged.increment();
  }

  void failed(String reason) {
    failed.computeIfAbsent(reason, _ -> new LongAdder()).increment();
  }

  /** Reads "made" last, so that the sum never exceeds it. */
  Totals totals() {
    long skippedNow = skipped.sum();
    long acknowledgedNow = acknowledged.sum();
    Map<String, Long> failedNow = new TreeMap<>();
    failed.forEach((reason, count) -> failedNow.put(reason, count.sum()));
    return new Totals(made.sum(), acknowledgedNow, failedNow, skippedNow);
  }
}
