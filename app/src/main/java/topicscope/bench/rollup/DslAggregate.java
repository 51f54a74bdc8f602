package topicscope.bench.rollup;

import java.nio.ByteBuffer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/**
 * What the DSL keeps of a series in one interval.
 *
 * @param count the samples
 * @param sum of their values
 * @param min the lowest value
 * @param max the highest value
 * @param first the value that came first
 * @param last the value that came last
 */
record DslAggregate(long count, double sum, double min, double max, double first, double last) {
  static final DslAggregate NOTHING =
      new DslAggregate(0, 0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0, 0);

  private static final int BYTES = Long.BYTES + 5 * Double.BYTES;

  /** With one value more. */
  DslAggregate with(double value) {
    return new DslAggregate(
        count + 1,
        sum + value,
        Math.min(min, value),
        Math.max(max, value),
        count == 0 ? value : first,
        value);
  }

  /** Its form in the store and in topics. */
  static Serde<DslAggregate> serde() {
    Serializer<DslAggregate> serializer = (_, aggregate) -> aggregate.bytes();
    Deserializer<DslAggregate> deserializer = (_, bytes) -> of(ByteBuffer.wrap(bytes));
    return Serdes.serdeFrom(serializer, deserializer);
  }

  private byte[] bytes() {
    return ByteBuffer.allocate(BYTES)
        .putLong(count)
        .putDouble(sum)
        .putDouble(min)
        .putDouble(max)
        .putDouble(first)
        .putDouble(last)
        .array();
  }

  private static DslAggregate of(ByteBuffer bytes) {
    return new DslAggregate(
        bytes.getLong(),
        bytes.getDouble(),
        bytes.getDouble(),
        bytes.getDouble(),
        bytes.getDouble(),
        bytes.getDouble());
  }
}
