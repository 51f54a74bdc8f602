package topicscope.kafka.partition;

/**
 * Records of one partition.
 *
 * @param partition its number
 * @param first the offset of the first record
 * @param last the offset of the last record, not below the first
 */
public record OffsetSpan(int partition, long first, long last) {}
