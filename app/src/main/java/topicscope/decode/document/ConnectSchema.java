package topicscope.decode.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import topicscope.decode.DecodeBudget;

/**
 * The schema that Kafka Connect's JSON converter writes beside each payload: which fields are
 * decimals, bytes or times.
 */
final class ConnectSchema {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int DAY_MS = 86_400_000;

  /**
   * What a field holds.
   *
   * @param number the scale of a decimal; how many ms a unit of a time has, 0 if its magnitude
   *     tells
   */
  record Conversion(NodeUse use, int number) {}

  private final byte[] text;
  private final Map<String, Conversion> fields;

  /**
   * A schema.
   *
   * @param text as it stands in the records; must not be changed
   * @param fields what fields hold that are no plain values, by their place in the document
   */
  ConnectSchema(byte[] text, Map<String, Conversion> fields) {
    this.text = text;
    this.fields = fields;
  }

  byte[] text() {
    return text;
  }

  Map<String, Conversion> fields() {
    return fields;
  }

  /** Reads a schema; a text that is none converts nothing. */
  static ConnectSchema parse(byte[] text, String payload) {
    Map<String, Conversion> fields = new HashMap<>();
    try {
      read(MAPPER.readTree(text), payload, fields, 0);
    } catch (IOException | IllegalArgumentException e) {
      fields.clear();
    }
    return new ConnectSchema(text, fields);
  }

  private static void read(
      JsonNode schema, String place, Map<String, Conversion> fields, int depth) {
    if (depth > DecodeBudget.MAX_DEPTH) {
      return;
    }
    switch (schema.path("name").asText()) {
      case "org.apache.kafka.connect.data.Decimal" ->
          put(fields, place, NodeUse.DECIMAL, schema.path("parameters").path("scale").asInt());
      case "org.apache.kafka.connect.data.Date", "io.debezium.time.Date" ->
          put(fields, place, NodeUse.TIME, DAY_MS);
      case "org.apache.kafka.connect.data.Timestamp",
          "io.debezium.time.Timestamp",
          "io.debezium.time.MicroTimestamp",
          "io.debezium.time.NanoTimestamp",
          "io.debezium.time.ZonedTimestamp" ->
          put(fields, place, NodeUse.TIME, 0);
      // A time of day is neither a value nor a date.
      case "org.apache.kafka.connect.data.Time",
          "io.debezium.time.Time",
          "io.debezium.time.MicroTime",
          "io.debezium.time.NanoTime" ->
          put(fields, place, NodeUse.IGNORED, 0);
      case "io.debezium.data.VariableScaleDecimal" -> {
        put(fields, FieldNode.shape(place, "scale"), NodeUse.SCALE, 0);
        put(fields, FieldNode.shape(place, "value"), NodeUse.UNSCALED, 0);
      }
      default -> {
        switch (schema.path("type").asText()) {
          case "bytes" -> put(fields, place, NodeUse.BASE64, 0);
          case "array" -> read(schema.path("items"), place + "[]", fields, depth + 1);
          default -> {
            for (JsonNode field : schema.path("fields")) {
              String name = field.path("field").asText();
              read(field, FieldNode.shape(place, name), fields, depth + 1);
            }
          }
        }
      }
    }
  }

  private static void put(Map<String, Conversion> fields, String place, NodeUse use, int number) {
    fields.put(place, new Conversion(use, number));
  }
}
