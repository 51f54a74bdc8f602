package topicscope.decode.topic;

import java.util.Optional;

/**
 * What a user has chosen for a topic; what isn't chosen is found out.
 *
 * @param format the format; empty to detect it
 * @param time which time a sample gets
 * @param grouping what tells the series of one field apart
 * @param numericStrings whether a number in quotes is a number
 */
public record DecodeChoice(
    Optional<Format> format, TimeChoice time, Grouping grouping, boolean numericStrings) {
  /** Everything found out, the record's own time. */
  public static final DecodeChoice AUTOMATIC =
      new DecodeChoice(Optional.empty(), new TimeChoice.OfRecord(), new Grouping.ByFormat(), false);

  /** The same with a format. */
  public DecodeChoice withFormat(Format chosen) {
    return new DecodeChoice(Optional.of(chosen), time, grouping, numericStrings);
  }

  /** The same with a time. */
  public DecodeChoice withTime(TimeChoice chosen) {
    return new DecodeChoice(format, chosen, grouping, numericStrings);
  }

  /** The same with a grouping. */
  public DecodeChoice withGrouping(Grouping chosen) {
    return new DecodeChoice(format, time, chosen, numericStrings);
  }

  /** The same with numbers in quotes or without. */
  public DecodeChoice withNumericStrings(boolean chosen) {
    return new DecodeChoice(format, time, grouping, chosen);
  }
}
