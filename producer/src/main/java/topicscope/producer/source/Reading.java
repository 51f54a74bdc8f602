package topicscope.producer.source;

import java.util.List;

/**
 * The numbers read at one moment; the first is the main one, which formats for a single number
 * carry.
 *
 * @param fields at least one
 */
public record Reading(List<Field> fields) {
  /** Copies the list. */
  public Reading {
    fields = List.copyOf(fields);
    if (fields.isEmpty()) {
      throw new IllegalArgumentException("a reading has at least one field");
    }
  }

  /** A reading of a single number. */
  public static Reading of(String name, double value) {
    return new Reading(List.of(Field.of(name, value)));
  }

  /** The main number. */
  public double value() {
    return fields.getFirst().value();
  }
}
