package topicscope.producer.publish;

import java.nio.charset.StandardCharsets;
import topicscope.producer.source.DecimalText;
import topicscope.producer.source.Field;
import topicscope.producer.source.Reading;

/**
 * InfluxDB's line protocol: {@code cpu,host=web1 cpu=12.5 1763596800000000000}, the time in ns. The
 * numbers of a group stand in a line of their own with the tag {@code group}.
 */
final class InfluxEncoder implements Encoder {
  private final String hostTag;

  InfluxEncoder(String host) {
    hostTag = ",host=" + escaped(host, true);
  }

  @Override
  public byte[] encode(long timestamp, Reading reading) {
    StringBuilder lines = new StringBuilder(96);
    String time = " " + timestamp + "000000";
    String group = "";
    for (Field field : reading.fields()) {
      boolean goesOn = !lines.isEmpty() && field.group().equals(group);
      if (goesOn) {
        lines.append(',');
      } else {
        group = field.group();
        lines.append(lines.isEmpty() ? "" : time + "\n");
        startLine(lines, reading.name(), group);
      }
      lines.append(escaped(field.name(), true)).append('=').append(DecimalText.of(field.value()));
    }
    return lines.append(time).toString().getBytes(StandardCharsets.UTF_8);
  }

  private void startLine(StringBuilder lines, String name, String group) {
    lines.append(escaped(name, false)).append(hostTag);
    if (!group.isEmpty()) {
      lines.append(",group=").append(escaped(group, true));
    }
    lines.append(' ');
  }

  /** A measurement may hold an equals sign, a tag or field name may not. */
  private static String escaped(String text, boolean equalsToo) {
    String escaped = text.replace(",", "\\,").replace(" ", "\\ ");
    return equalsToo ? escaped.replace("=", "\\=") : escaped;
  }
}
