package topicscope.producer.lines;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Chooses the partition of a record. */
public sealed interface PartitionRule {
  /**
   * Reads a rule: {@code key}, a number, or {@code FIELD=VALUE:NUMBER,…,*:NUMBER}, where {@code *}
   * is any other value.
   *
   * @throws IllegalArgumentException if the text has another form; the message names the error
   */
  static PartitionRule parse(String text) {
    if (text.equals("key")) {
      return new ByKey();
    }
    if (Pattern.matches("\\d{1,9}", text)) {
      return new Fixed(Integer.parseInt(text));
    }
    int equals = text.indexOf('=');
    if (equals < 1) {
      throw new IllegalArgumentException(
          "'" + text + "' is neither 'key', a number, nor FIELD=VALUE:NUMBER,…,*:NUMBER");
    }
    Map<String, Integer> partitions = new LinkedHashMap<>();
    for (String part : text.substring(equals + 1).split(",", -1)) {
      int colon = part.lastIndexOf(':');
      if (colon < 1 || !Pattern.matches("\\d{1,9}", part.substring(colon + 1))) {
        throw new IllegalArgumentException("'" + part + "' is not VALUE:NUMBER");
      }
      int partition = Integer.parseInt(part.substring(colon + 1));
      if (partitions.put(part.substring(0, colon), partition) != null) {
        throw new IllegalArgumentException("'" + part.substring(0, colon) + "' is given twice");
      }
    }
    return new ByField(text.substring(0, equals), partitions);
  }

  /** The field that the rule reads; empty text for none. */
  default String field() {
    return "";
  }

  /** The highest partition that the rule names; empty if it names none. */
  OptionalInt highest();

  /**
   * The partition for a record; empty if Kafka chooses.
   *
   * @param fields the record's fields
   * @throws IllegalArgumentException if the rule does not cover the record
   */
  OptionalInt partition(Map<String, String> fields);

  /** Kafka chooses: by the hash of the key, or evenly without a key. */
  record ByKey() implements PartitionRule {
    @Override
    public OptionalInt highest() {
      return OptionalInt.empty();
    }

    @Override
    public OptionalInt partition(Map<String, String> fields) {
      return OptionalInt.empty();
    }
  }

  /** Always the same partition. */
  record Fixed(int number) implements PartitionRule {
    @Override
    public OptionalInt highest() {
      return OptionalInt.of(number);
    }

    @Override
    public OptionalInt partition(Map<String, String> fields) {
      return OptionalInt.of(number);
    }
  }

  /** By the value of a field. */
  record ByField(String field, Map<String, Integer> partitions) implements PartitionRule {
    private static final String ANY = "*";

    /** Copies the map. */
    public ByField {
      partitions = Map.copyOf(partitions);
    }

    @Override
    public OptionalInt highest() {
      return partitions.values().stream().mapToInt(Integer::intValue).max();
    }

    @Override
    public OptionalInt partition(Map<String, String> fields) {
      String value = fields.get(field);
      Integer partition = value == null ? null : partitions.get(value);
      if (partition == null) {
        partition = partitions.get(ANY);
      }
      if (partition == null) {
        throw new IllegalArgumentException(
            value == null
                ? "it has no field '" + field + "'"
                : "the rule names no partition for " + field + "=" + value);
      }
      return OptionalInt.of(partition);
    }
  }
}
