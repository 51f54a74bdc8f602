package topicscope.producer.publish;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The fate of the samples so far; an immutable copy. made = acknowledged + failed + skipped +
 * pending. At the end nothing is pending.
 *
 * @param made samples taken from the source
 * @param acknowledged records that the cluster has confirmed
 * @param failed records handed to Kafka but not confirmed, by reason
 * @param skipped samples not handed to Kafka, because there was no connection
 */
public record Totals(long made, long acknowledged, Map<String, Long> failed, long skipped) {
  /** Totals of zero. */
  public static final Totals NONE = new Totals(0, 0, Map.of(), 0);

  /** Copies the map. */
  public Totals {
    failed = Map.copyOf(failed);
  }

  /** The sum of both totals. */
  public Totals plus(Totals other) {
    Map<String, Long> reasons = new TreeMap<>(failed);
    other.failed.forEach((reason, count) -> reasons.merge(reason, count, Long::sum));
    return new Totals(
        made + other.made, acknowledged + other.acknowledged, reasons, skipped + other.skipped);
  }

  /** The number of failed records. */
  public long failedCount() {
    return failed.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Records handed to Kafka whose outcome is still open. */
  public long underWay() {
    return made - acknowledged - failedCount() - skipped;
  }

  /** The totals after the run: what is still under way will not be confirmed, so it has failed. */
  public Totals closed() {
    return plus(new Totals(0, 0, Map.of(FailureReason.CLOSED, underWay()), 0));
  }

  /** The totals as a line of text. */
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
