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

  /** Keeps a copy. */
  public DecodeChoice {
    states = List.copyOf(states);
  }
}
