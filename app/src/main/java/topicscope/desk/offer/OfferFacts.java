package topicscope.desk.offer;

import java.util.Optional;
import topicscope.decode.choice.DecodeChoice;
import topicscope.decode.topic.TopicReport;
import topicscope.kafka.read.ReaderCounters;

/**
 * What is known of a plot and its topic, to decide what to offer; immutable.
 *
 * @param choice how the records are decoded
 * @param hasRegistry whether the cluster has a schema registry
 * @param counters the records so far
 * @param report what the decoder knows
 * @param reason why the most of the records can't be decoded; empty if all can
 * @param survey what the latest records show
 * @param clock how the times of records and the clock of this machine differ
 * @param series the number of series
 * @param shown how many of them are drawn
 * @param visibleMs the time in sight, ms; NaN if it isn't known
 */
public record OfferFacts(
    DecodeChoice choice,
    boolean hasRegistry,
    ReaderCounters counters,
    TopicReport report,
    Optional<String> reason,
    RecordSurvey survey,
    ClockOffset clock,
    int series,
    int shown,
    double visibleMs) {
  /** Whether there is anything to see but the rates of the topic. */
  boolean hasNumbers() {
    return counters.decoded() > 0;
  }
}
