package topicscope.decode.choice;

import java.util.List;
import java.util.Optional;
import topicscope.decode.schema.SchemaFile;
import topicscope.decode.time.TimeChoice;

/**
 * What a user chose for a topic; the rest is detected.
 *
 * @param format the format; empty to detect it
 * @param time the source of a sample's time
 * @param grouping what distinguishes the series of one field
 * @param numericStrings whether a number in quotes is a number
 * @param schema the schema of values without a schema id
 * @param states the text fields whose values are shown as states, by path
 */
public record DecodeChoice(
    Optional<Format> format,
    TimeChoice time,
    Grouping grouping,
    boolean numericStrings,
    Optional<SchemaFile> schema,
    List<String> states) {
  /** Everything detected, with the record's own time. */
  public static final DecodeChoice AUTOMATIC =
      new DecodeChoice(
          Optional.empty(),
          new TimeChoice.OfRecord(),
          new Grouping.ByFormat(),
          false,
          Optional.empty());

  /** Without states. */
  public DecodeChoice(
      Optional<Format> format,
      TimeChoice time,
      Grouping grouping,
      boolean numericStrings,
      Optional<SchemaFile> schema) {
    this(format, time, grouping, numericStrings, schema, List.of());
  }

  /** The same in another format. */
  public DecodeChoice withFormat(Format other) {
    return new DecodeChoice(Optional.of(other), time, grouping, numericStrings, schema, states);
  }

  /** The same with another time. */
  public DecodeChoice withTime(TimeChoice other) {
    return new DecodeChoice(format, other, grouping, numericStrings, schema, states);
  }

  /** The same with another grouping. */
  public DecodeChoice withGrouping(Grouping other) {
    return new DecodeChoice(format, time, other, numericStrings, schema, states);
  }

  /** The same with numbers in quotes as numbers. */
  public DecodeChoice withNumericStrings() {
    return new DecodeChoice(format, time, grouping, true, schema, states);
  }

  /** The same with other states. */
  public DecodeChoice withStates(List<String> paths) {
    return new DecodeChoice(format, time, grouping, numericStrings, schema, paths);
  }

  /** Keeps a copy. */
  public DecodeChoice {
    states = List.copyOf(states);
  }
}
