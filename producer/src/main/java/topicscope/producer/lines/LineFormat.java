package topicscope.producer.lines;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import topicscope.producer.publish.Message;

/**
 * How a line becomes a record: unchanged, or its words as the fields of a JSON object.
 *
 * @param jsonFields the fields' names; empty to send lines unchanged
 * @param key the key of every record; empty for none, or for the value of a field
 * @param keyField the field whose value is the key; empty for none
 * @param rule chooses the partition
 */
public record LineFormat(
    List<String> jsonFields, Optional<String> key, Optional<String> keyField, PartitionRule rule) {

  /** Copies the list. */
  public LineFormat {
    jsonFields = List.copyOf(jsonFields);
  }

  /**
   * Creates the record of a line.
   *
   * @param timestamp ms since the epoch
   * @throws IllegalArgumentException if the line lacks something that the format needs; the message
   *     names it
   */
  public Message message(long timestamp, byte[] line) {
    Map<String, String> fields = fields(line);
    Message message = Message.of(timestamp, value(line));
    Optional<String> text = keyField.isPresent() ? Optional.of(key(fields)) : key;
    if (text.isPresent()) {
      message = message.withKey(text.get().getBytes(StandardCharsets.UTF_8));
    }
    var partition = rule.partition(fields);
    return partition.isPresent() ? message.inPartition(partition.getAsInt()) : message;
  }

  /** The record's value. */
  byte[] value(byte[] line) {
    return jsonFields.isEmpty() ? line : JsonText.object(fields(line));
  }

  private Map<String, String> fields(byte[] line) {
    if (!jsonFields.isEmpty()) {
      return words(new String(line, StandardCharsets.UTF_8).strip());
    }
    boolean needed = keyField.isPresent() || !rule.field().isEmpty();
    return needed
        ? JsonText.fields(line)
            .orElseThrow(() -> new IllegalArgumentException("it is no JSON object"))
        : Map.of();
  }

  /** The last field takes the rest of the line. */
  private Map<String, String> words(String line) {
    String[] words = line.split("\\s+", jsonFields.size());
    if (line.isEmpty() || words.length < jsonFields.size()) {
      throw new IllegalArgumentException(
          "it has fewer words than the " + jsonFields.size() + " fields");
    }
    Map<String, String> fields = new LinkedHashMap<>();
    for (int i = 0; i < words.length; i++) {
      fields.put(jsonFields.get(i), words[i]);
    }
    return fields;
  }

  private String key(Map<String, String> fields) {
    String name = keyField.orElseThrow();
    String value = fields.get(name);
    if (value == null) {
      throw new IllegalArgumentException("it has no field '" + name + "'");
    }
    return value;
  }
}
