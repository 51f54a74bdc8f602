package topicscope.history.query;

/**
 * One recorded sample.
 *
 * @param partition the partition of its record
 * @param offset the offset of its record
 * @param timeNanos its time, ns since the epoch
 * @param value a {@link Long}, a {@link java.math.BigInteger} or a {@link Double}, exact; a {@link
 *     String} of a state
 */
public record RecordedRow(int partition, long offset, long timeNanos, Object value) {}
