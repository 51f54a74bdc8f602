package topicscope.producer.replay;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import topicscope.producer.lines.JsonText;
import topicscope.producer.source.Field;
import topicscope.producer.source.Reading;

/**
 * One recorded row.
 *
 * @param number its line in the file, from 1
 * @param nanos its time, ns since the epoch
 * @param fields its columns as text, in order, with the time
 * @param recordedJson the row as recorded, if that was JSON; else empty
 */
public record Row(long number, long nanos, Map<String, String> fields, String recordedJson) {
  /** Copies the map and keeps its order. */
  public Row {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** The whole row as a JSON object. A row recorded as JSON stays unchanged. */
  public byte[] json() {
    return recordedJson.isEmpty()
        ? JsonText.object(fields)
        : recordedJson.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The bytes of a column that holds them in Base64, such as {@code value64}; empty without one.
   *
   * @throws IllegalArgumentException if they aren't Base64
   */
  public Optional<byte[]> bytes(String column) {
    return Optional.ofNullable(fields.get(column)).map(Base64.getDecoder()::decode);
  }

  /**
   * The headers of a row that is a whole record: objects with {@code key} and {@code value64}.
   *
   * @throws IllegalArgumentException if their values aren't Base64
   */
  public List<Header> headers() {
    return JsonText.objects(recordedJson.getBytes(StandardCharsets.UTF_8), "headers").stream()
        .map(header ->
            new Header(
                header.getOrDefault("key", ""),
                Optional.ofNullable(header.get("value64")).map(Base64.getDecoder()::decode)))
        .toList();
  }

  /** A header of a record. */
  public record Header(String key, Optional<byte[]> value) {}

  /**
   * The row's numbers as a reading.
   *
   * @param name the reading's name
   * @param timeField left out
   * @param mainField the field that comes first; empty text for the first number
   * @return empty if the row has no number or lacks the main one
   */
  public Optional<Reading> reading(String name, String timeField, String mainField) {
    List<Field> numbers = new ArrayList<>();
    for (Map.Entry<String, String> field : fields.entrySet()) {
      Optional<Double> value = number(field.getValue());
      if (value.isPresent() && !field.getKey().equals(timeField)) {
        Field number = Field.of(field.getKey(), value.get());
        numbers.add(field.getKey().equals(mainField) ? 0 : numbers.size(), number);
      }
    }
    boolean complete =
        !numbers.isEmpty() && (mainField.isEmpty() || numbers.getFirst().name().equals(mainField));
    return complete ? Optional.of(new Reading(name, numbers)) : Optional.empty();
  }

  private static Optional<Double> number(String text) {
    try {
      double value = Double.parseDouble(text);
      boolean plain = Double.isFinite(value) && text.matches("[-+0-9.eE\\s]+");
      return plain ? Optional.of(value) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
