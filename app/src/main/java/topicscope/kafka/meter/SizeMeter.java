package topicscope.kafka.meter;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import topicscope.signal.SampleBuffer;

/** The bytes of each record, as the producer serialized them. */
public final class SizeMeter extends RecordMeter {
  private final Part part;

  /** What of a record counts. */
  public enum Part {
    ALL,
    VALUE,
    KEY,
    HEADERS;

    /** The part of that name; all of the record for an empty one. */
    public static Part of(String name) {
      return Arrays.stream(values())
          .filter(part -> part.name().equals(name.toUpperCase(Locale.ROOT)))
          .findFirst()
          .orElse(ALL);
    }
  }

  /** A meter of one part of the records. */
  public SizeMeter(Part part, SampleBuffer into) {
    super(into);
    this.part = part;
  }

  @Override
  void take(ConsumerRecord<ByteBuffer, ByteBuffer> record, long arrivalMs) {
    add(
        record,
        switch (part) {
          case ALL -> value(record) + key(record) + headers(record);
          case VALUE -> value(record);
          case KEY -> key(record);
          case HEADERS -> headers(record);
        });
  }

  private static long value(ConsumerRecord<?, ?> record) {
    return Math.max(0, record.serializedValueSize());
  }

  private static long key(ConsumerRecord<?, ?> record) {
    return Math.max(0, record.serializedKeySize());
  }

  private static long headers(ConsumerRecord<?, ?> record) {
    long size = 0;
    for (Header header : record.headers()) {
      byte[] value = header.value();
      size += header.key().getBytes(StandardCharsets.UTF_8).length;
      size += value == null ? 0 : value.length;
    }
    return size;
  }
}
