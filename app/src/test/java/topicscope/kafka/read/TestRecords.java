package topicscope.kafka.read;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Records as a poll returns them, made without a broker. */
public final class TestRecords {
  static final String TOPIC = "t";

  private TestRecords() {}

  public static TopicPartition at(int partition) {
    return new TopicPartition(TOPIC, partition);
  }

  /** A record whose value is its timestamp as text. */
  public static ConsumerRecord<ByteBuffer, ByteBuffer> record(
      int partition, long offset, long timeMs) {
    return record(partition, offset, timeMs, Long.toString(timeMs));
  }

  public static ConsumerRecord<ByteBuffer, ByteBuffer> record(
      int partition, long offset, long timeMs, String value) {
    byte[] bytes = value.getBytes(StandardCharsets.US_ASCII);
    return new ConsumerRecord<>(
        TOPIC,
        partition,
        offset,
        timeMs,
        TimestampType.CREATE_TIME,
        0,
        bytes.length,
        ByteBuffer.allocate(0),
        ByteBuffer.wrap(bytes),
        new RecordHeaders(),
        Optional.empty());
  }

  /** A poll of these records; each partition goes on behind its last one. */
  @SafeVarargs
  static ConsumerRecords<ByteBuffer, ByteBuffer> poll(
      ConsumerRecord<ByteBuffer, ByteBuffer>... records) {
    Map<TopicPartition, List<ConsumerRecord<ByteBuffer, ByteBuffer>>> byPartition =
        new LinkedHashMap<>();
    Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();
    for (ConsumerRecord<ByteBuffer, ByteBuffer> record : records) {
      TopicPartition partition = at(record.partition());
      byPartition.computeIfAbsent(partition, key -> new ArrayList<>()).add(record);
      next.put(partition, new OffsetAndMetadata(record.offset() + 1));
    }
    return new ConsumerRecords<>(byPartition, next);
  }
}
