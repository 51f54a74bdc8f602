package topicscope.producer.report;

import java.util.Optional;
import topicscope.producer.publish.Totals;
import topicscope.producer.source.Reading;

/**
 * How it goes with one source; a copy.
 *
 * @param source its name
 * @param topic where its records go
 * @param totals what became of its samples
 * @param missedTicks ticks that went by without a sample
 * @param perSecond samples made a second, lately
 * @param last the last reading, whatever became of it
 */
public record SourceState(
    String source,
    String topic,
    Totals totals,
    long missedTicks,
    double perSecond,
    Optional<Reading> last) {}
