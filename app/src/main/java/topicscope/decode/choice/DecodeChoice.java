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

  /** The same with a format. */
  public DecodeChoice withFormat(Format chosen) {
    return new DecodeChoice(Optional.of(chosen), time, grouping, numericStrings, schema);
  }

  /** The same with a time. */
  public DecodeChoice withTime(TimeChoice chosen) {
    return new DecodeChoice(format, chosen, grouping, numericStrings, schema);
  }

  /** The same with a grouping. */
  public DecodeChoice withGrouping(Grouping chosen) {
    return new DecodeChoice(format, time, chosen, numericStrings, schema);
  }

  /** The same with numbers in quotes, or without. */
  public DecodeChoice withNumericStrings(boolean chosen) {
    return new DecodeChoice(format, time, grouping, chosen, schema);
  }

  /** The same with a schema. */
  public DecodeChoice withSchema(SchemaFile chosen) {
    return new DecodeChoice(format, time, grouping, numericStrings, Optional.of(chosen));
  }
}
