package topicscope.desk.topic;

import java.util.Comparator;
import java.util.function.ToDoubleFunction;
import topicscope.kafka.observe.TopicStatistics;

/** By what the list of topics is sorted: the greatest first, what is unknown last. */
enum TopicOrder {
  /** Recent and active topics first, then by name. */
  USUAL("Topic", known -> 0),
  PARTITIONS("Parts", TopicStatistics::partitions),
  RATE("Records/s", TopicStatistics::recordsPerSecond),
  RECORDS("Held", known -> known.records().orElse(-1)),
  BYTES("On disk", known -> known.bytes().orElse(-1)),
  /** The latest record first. */
  LAST("Last", known -> known.lastTimeMs().orElse(-1));

  private final String title;
  private final ToDoubleFunction<TopicStatistics> figure;

  TopicOrder(String title, ToDoubleFunction<TopicStatistics> figure) {
    this.title = title;
    this.figure = figure;
  }

  /** The head of its column. */
  String title() {
    return title;
  }

  /** Sorts topics; those with the same figure stay as they are. */
  Comparator<String> comparator(TopicListing listing) {
    return Comparator.comparingDouble(topic ->
        -listing
            .statistics(topic)
            .map(figure::applyAsDouble)
            .filter(value -> !Double.isNaN(value))
            .orElse(-1.0));
  }
}
