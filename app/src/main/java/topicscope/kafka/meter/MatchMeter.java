package topicscope.kafka.meter;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import topicscope.signal.SampleBuffer;

/**
 * 1 for each record that contains a text in its key, its value or a header, else 0. Bytes are
 * compared, the text's as UTF-8 (Horspool, "Practical fast searching in strings", 1980).
 */
public final class MatchMeter extends RecordMeter {
  private static final int BYTES = 256;

  private final byte[] wanted;
  private final int[] skips = new int[BYTES];

  /** A meter of records with that text, which isn't empty. */
  public MatchMeter(String text, SampleBuffer into) {
    super(into);
    wanted = text.getBytes(StandardCharsets.UTF_8);
    Arrays.fill(skips, wanted.length);
    for (int i = 0; i < wanted.length - 1; i++) {
      skips[wanted[i] & 0xff] = wanted.length - 1 - i;
    }
  }

  @Override
  void take(ConsumerRecord<ByteBuffer, ByteBuffer> record, long arrivalMs) {
    add(record, matches(record) ? 1 : 0);
  }

  private boolean matches(ConsumerRecord<ByteBuffer, ByteBuffer> record) {
    if (isIn(record.value()) || isIn(record.key())) {
      return true;
    }
    for (Header header : record.headers()) {
      byte[] value = header.value();
      if (isIn(ByteBuffer.wrap(header.key().getBytes(StandardCharsets.UTF_8)))
          || (value != null && isIn(ByteBuffer.wrap(value)))) {
        return true;
      }
    }
    return false;
  }

  private boolean isIn(@Nullable ByteBuffer bytes) {
    if (bytes == null) {
      return false;
    }
    byte[] array = bytes.array();
    int end = bytes.arrayOffset() + bytes.limit();
    int last = wanted.length - 1;
    int at = bytes.arrayOffset() + bytes.position() + last;
    while (at < end) {
      int back = 0;
      while (back <= last && array[at - back] == wanted[last - back]) {
        back++;
      }
      if (back > last) {
        return true;
      }
      at += skips[array[at] & 0xff];
    }
    return false;
  }
}
