package topicscope.decode.schema;

import java.util.Map;

/**
 * A schema in a registry.
 *
 * @param type {@code AVRO}, {@code PROTOBUF} or {@code JSON}
 * @param text the schema itself
 * @param references the texts of the schemas it refers to, by reference name, in an order in which
 *     none needs a later one
 */
public record RegisteredSchema(String type, String text, Map<String, String> references) {
  /** The length of all its texts in characters. */
  int length() {
    return text.length() + references.values().stream().mapToInt(String::length).sum();
  }
}
