package topicscope.decode.choice;

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
 */
public record DecodeChoice(
    Optional<Format> format,
    TimeChoice time,
    Grouping grouping,
    boolean numericStrings,
    Optional<SchemaFile> schema) {
  /** Everything detected, with the record's own time. */
  public static final DecodeChoice AUTOMATIC =
      new DecodeChoice(
          Optional.empty(),
          new TimeChoice.OfRecord(),
          new Grouping.ByFormat(),
          false,
          Optional.empty());
}
