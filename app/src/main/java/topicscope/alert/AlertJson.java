package topicscope.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Locale;

/** An event as one line of JSON, for commands, topics and {@code watch --json}. */
public final class AlertJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private AlertJson() {}

  /**
   * The event, with times in ISO 8601 and in ms since the epoch, and null for what does not exist.
   */
  public static String of(AlertEvent event) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("event", event.kind().name().toLowerCase(Locale.ROOT));
    json.put("rule", event.rule());
    json.put("topic", event.topic());
    json.put("series", event.series().isEmpty() ? null : event.series());
    if (Double.isNaN(event.value())) {
      json.putNull("value");
    } else {
      json.put("value", event.value());
    }
    boolean record = event.recordTimeMs() > 0;
    json.put("time", record ? Instant.ofEpochMilli(event.recordTimeMs()).toString() : null);
    if (record) {
      json.put("timestamp_ms", event.recordTimeMs());
      json.put("partition", event.partition());
      json.put("offset", event.offset());
    }
    json.put("since", event.since().toString());
    json.put("noticed", event.at().toString());
    try {
      return MAPPER.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an event can always be written", e);
    }
  }
}
