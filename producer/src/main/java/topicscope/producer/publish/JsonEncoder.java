package topicscope.producer.publish;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import topicscope.producer.source.Field;
import topicscope.producer.source.Reading;

/**
 * {@code {"host":"web1","cpu":12.5,"ts":1763596800000}}: the fields in their order, those of a
 * group in an object of their own, {@code ts} in ms since the epoch.
 */
final class JsonEncoder implements Encoder {
  private final JsonFactory json = new JsonFactory();
  private final String host;

  JsonEncoder(String host) {
    this.host = host;
  }

  @Override
  public byte[] encode(long timestamp, Reading reading) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
    try (JsonGenerator out = json.createGenerator(bytes)) {
      out.writeStartObject();
      out.writeStringField("host", host);
      writeFields(reading, out);
      out.writeNumberField("ts", timestamp);
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void writeFields(Reading reading, JsonGenerator out) throws IOException {
    String group = "";
    for (Field field : reading.fields()) {
      if (!field.group().equals(group)) {
        if (!group.isEmpty()) {
          out.writeEndObject();
        }
        group = field.group();
        if (!group.isEmpty()) {
          out.writeObjectFieldStart(group);
        }
      }
      out.writeNumberField(field.name(), field.value());
    }
    if (!group.isEmpty()) {
      out.writeEndObject();
    }
  }
}
