package topicscope.kafka.observe;

/**
 * What a list of topics says of each.
 *
 * @param partitions how many it has
 * @param recordsPerSecond offsets that its partitions grew by in a second; NaN before it was asked
 *     twice
 */
public record TopicStatistics(int partitions, double recordsPerSecond) {}
