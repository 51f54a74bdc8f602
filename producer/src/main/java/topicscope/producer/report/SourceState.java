package topicscope.producer.report;

import java.util.Optional;
import topicscope.producer.publish.Totals;
import topicscope.producer.source.Reading;

/**
 * The state of one source; an immutable copy.
 *
 * @param source its name
 * @param topic the topic of its records
 * @param totals the fate of its samples
 * @param missedTicks ticks that passed without a sample
 * @param perSecond records confirmed per second recently
 * @param last the last reading, whether it was delivered or not
 */
public record SourceState(
    String source,
    String topic,
    Totals totals,
    long missedTicks,
    double perSecond,
    Optional<Reading> last) {

  /** The state after the run: nothing is under way any more. */
  public SourceState closed() {
    return totals.underWay() == 0
        ? this
        : new SourceState(source, topic, totals.closed(), missedTicks, perSecond, last);
  }
}
