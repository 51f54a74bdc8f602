package topicscope.kafka.read;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The distinct reasons why records could not be decoded, each with its first and last record.
 *
 * <p>Thread-safe. Bounded: when full, a new reason is counted under {@value #OTHER}.
 */
public final class UndecodableLog {
  private static final int MAX_REASONS = 100;
  private static final String OTHER = "other reasons";

  private final Map<String, Entry> byReason = new LinkedHashMap<>();

  /**
   * One reason.
   *
   * @param reason why, as a sentence
   * @param count how many records
   * @param firstPlace the first such record, as {@code topic-partition@offset}
   * @param lastPlace the latest such record
   */
  public record Entry(String reason, long count, String firstPlace, String lastPlace) {}

  /** The entries so far, in the order of their first records. */
  public synchronized List<Entry> entries() {
    return List.copyOf(byReason.values());
  }

  /**
   * Counts a record.
   *
   * @param reason why it could not be decoded
   * @param place where it is, as {@code topic-partition@offset}
   */
  public synchronized void add(String reason, String place) {
    String kept = byReason.containsKey(reason) || byReason.size() < MAX_REASONS ? reason : OTHER;
    byReason.merge(
        kept,
        new Entry(kept, 1, place, place),
        (old, added) -> new Entry(kept, old.count() + 1, old.firstPlace(), place));
  }
}
