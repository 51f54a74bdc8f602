package topicscope.kafka.observe;

/**
 * The figures of a topic in a list of topics.
 *
 * @param partitions number of partitions
 * @param recordsPerSecond growth of its end offsets per second; NaN before the second count
 */
public record TopicStatistics(int partitions, double recordsPerSecond) {}
