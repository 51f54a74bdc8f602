package topicscope.producer.publish;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import topicscope.producer.source.DecimalText;
import topicscope.producer.source.Field;
import topicscope.producer.source.Reading;

/**
 * {@code {"host":"web1","cpu":12.5,"ts":1763596800000}}: the fields in their order, those of a
 * group in an object of their own, {@code ts} in ms since the epoch.
 *
 * <p>Readings of one source look alike but for their numbers: what stands before each number is
 * made once and kept, until a reading has other fields.
 */
final class JsonEncoder implements Encoder {
  private final JsonStringEncoder quoting = new JsonStringEncoder();
  private final String host;
  private List<String> texts = List.of();
  private Reading shape = Reading.of("", 0);

  JsonEncoder(String host) {
    this.host = host;
  }

  @Override
  public byte[] encode(long timestamp, Reading reading) {
    if (texts.isEmpty() || !reading.hasShapeOf(shape)) {
      texts = texts(reading);
      shape = reading;
    }
    StringBuilder json = new StringBuilder(128);
    List<Field> fields = reading.fields();
    for (int i = 0; i < fields.size(); i++) {
      json.append(texts.get(i)).append(DecimalText.of(fields.get(i).value()));
    }
    json.append(texts.getLast()).append(timestamp).append('}');
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** What stands before each number, and before the time. */
  private List<String> texts(Reading reading) {
    List<String> before = new ArrayList<>();
    StringBuilder text = new StringBuilder("{\"host\":").append(quoted(host));
    String group = "";
    for (Field field : reading.fields()) {
      boolean opens = !field.group().equals(group) && !field.group().isEmpty();
      if (!field.group().equals(group)) {
        text.append(group.isEmpty() ? "" : "}");
        group = field.group();
      }
      text.append(',').append(opens ? quoted(group) + ":{" : "");
      before.add(text.append(quoted(field.name())).append(':').toString());
      text.setLength(0);
    }
    before.add(text.append(group.isEmpty() ? "" : "}").append(",\"ts\":").toString());
    return List.copyOf(before);
  }

  private String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    quoting.quoteAsString(text, quoted);
    return quoted.append('"').toString();
  }
}
