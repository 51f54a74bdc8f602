package topicscope.producer.publish;

import java.nio.charset.StandardCharsets;
import topicscope.producer.source.DecimalText;
import topicscope.producer.source.Field;
import topicscope.producer.source.Reading;

/**
 * {@code 1763596800000,12.5,3.0}: the time in ms since the epoch, then the numbers in their order.
 */
final class CsvEncoder implements Encoder {
  @Override
  public byte[] encode(long timestamp, Reading reading) {
    StringBuilder line = new StringBuilder(32).append(timestamp);
    for (Field field : reading.fields()) {
      line.append(',').append(DecimalText.of(field.value()));
    }
    return line.toString().getBytes(StandardCharsets.US_ASCII);
  }
}
