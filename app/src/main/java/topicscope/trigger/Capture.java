package topicscope.trigger;

import java.util.List;
import java.util.Optional;
import topicscope.kafka.partition.OffsetSpan;

/**
 * A moment of a topic that can be found again: which records it is made of, and when what happened.
 * It holds no samples; they are read from the topic.
 *
 * @param cluster the bootstrap servers of the cluster
 * @param topic the topic's name
 * @param topicId the topic's id; empty if the cluster names none
 * @param spans the records, at most one span for each partition, in the order of partitions
 * @param series the series that fired; empty if it was forced
 * @param trigger the text of the trigger; empty if it was forced
 * @param atMs when it fired, ms since the epoch
 * @param beforeMs how much of the time before it belongs to the capture
 * @param afterMs how much of the time after it
 * @param value the value at the trigger
 */
public record Capture(
    String cluster,
    String topic,
    Optional<String> topicId,
    List<OffsetSpan> spans,
    String series,
    String trigger,
    double atMs,
    long beforeMs,
    long afterMs,
    double value) {
  /** Keeps a copy. */
  public Capture {
    spans = List.copyOf(spans);
  }

  /** Where it begins, ms since the epoch. */
  public double fromMs() {
    return atMs - beforeMs;
  }

  /** Where it ends. */
  public double toMs() {
    return atMs + afterMs;
  }

  /** How many offsets its records have at most. */
  public long offsets() {
    return spans.stream().mapToLong(span -> span.last() - span.first() + 1).sum();
  }
}
