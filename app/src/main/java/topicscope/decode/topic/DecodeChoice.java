package topicscope.decode.topic;

import java.util.Optional;
import topicscope.decode.detect.Format;
import topicscope.decode.schema.SchemaFile;
import topicscope.decode.time.TimeChoice;

/**
 * What a user has chosen for a topic; what isn't chosen is found out.
 *
 * @param format the format; empty to detect it
 * @param time which time a sample gets
 * @param grouping what tells the series of one field apart
 * @param numericStrings whether a number in quotes is a number
 * @param schema the schema of values that don't say theirs
 */
public record DecodeChoice(
    Optional<Format> format,
    TimeChoice time,
    Grouping grouping,
    boolean numericStrings,
    Optional<SchemaFile> schema) {
  /** Everything found out, the record's own time. */
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

  /** The same with numbers in quotes or without. */
  public DecodeChoice withNumericStrings(boolean chosen) {
    return new DecodeChoice(format, time, grouping, chosen, schema);
  }

  /** The same with a schema. */
  public DecodeChoice withSchema(SchemaFile chosen) {
    return new DecodeChoice(format, time, grouping, numericStrings, Optional.of(chosen));
  }
}
