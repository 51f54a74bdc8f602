package topicscope.producer.source;

import java.util.List;

/**
 * The numbers read at one moment; the first is the main one, which formats for a single number
 * carry.
 *
 * @param name what was read, such as {@code cpu}; a name for the whole where a format has one
 * @param fields at least one; those of a group stand together
 */
public record Reading(String name, List<Field> fields) {
  /** Copies the list. */
  public Reading {
    fields = List.copyOf(fields);
    if (fields.isEmpty()) {
      throw new IllegalArgumentException("a reading has at least one field");
    }
  }

  /** A reading of a single number. */
  public static Reading of(String name, double value) {
    return new Reading(name, List.of(Field.of(name, value)));
  }

  /** The main number. */
  public double value() {
    return fields.getFirst().value();
  }

  /** Whether another reading has the same name and fields, whatever their values. */
  public boolean hasShapeOf(Reading other) {
    boolean same = name.equals(other.name) && fields.size() == other.fields.size();
    for (int i = 0; same && i < fields.size(); i++) {
      Field mine = fields.get(i);
      Field theirs = other.fields.get(i);
      same = mine.name().equals(theirs.name()) && mine.group().equals(theirs.group());
    }
    return same;
  }

  /** All numbers for people, as {@code cpu=12.5 core.0=3.0}. */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (Field field : fields) {
      text.append(text.isEmpty() ? "" : " ");
      text.append(field.group()).append(field.group().isEmpty() ? "" : ".");
      text.append(field.name()).append('=').append(DecimalText.of(field.value()));
    }
    return text.toString();
  }
}
