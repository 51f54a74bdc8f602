package topicscope.producer.publish;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What became of the samples so far; a copy. Every sample made is in exactly one of the other
 * columns: made = acknowledged + failed + skipped + under way, and at the end nothing is under way.
 *
 * @param made samples taken from the source
 * @param acknowledged records that the cluster has confirmed
 * @param failed records that were given to Kafka and not confirmed, by reason
 * @param skipped samples not given to Kafka at all, since there was no connection yet
 */
public record Totals(long made, long acknowledged, Map<String, Long> failed, long skipped) {
  /** Of nothing. */
  public static final Totals NONE = new Totals(0, 0, Map.of(), 0);

  /** Copies the map. */
  public Totals {
    failed = Map.copyOf(failed);
  }

  /** Both accounts together. */
  public Totals plus(Totals other) {
    Map<String, Long> reasons = new TreeMap<>(failed);
    other.failed.forEach((reason, count) -> reasons.merge(reason, count, Long::sum));
    return new Totals(
        made + other.made, acknowledged + other.acknowledged, reasons, skipped + other.skipped);
  }

  /** All failed records. */
  public long failedCount() {
    return failed.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Given to Kafka, and not decided yet. */
  public long underWay() {
    return made - acknowledged - failedCount() - skipped;
  }

  /** The account as a line of text. */
  public String text() {
    String reasons =
        failed.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(reason -> reason.getValue() + " " + reason.getKey())
            .collect(Collectors.joining(", "));
    return "made %d = acknowledged %d + failed %d%s + skipped %d%s"
        .formatted(
            made,
            acknowledged,
            failedCount(),
            reasons.isEmpty() ? "" : " (" + reasons + ")",
            skipped,
            underWay() == 0 ? "" : " + under way " + underWay());
  }
}
