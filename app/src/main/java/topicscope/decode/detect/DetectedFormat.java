package topicscope.decode.detect;

import java.util.List;
import topicscope.decode.choice.Format;

/**
 * The detected format of a topic's values, with the evidence.
 *
 * @param format the format
 * @param shape a more exact name: JSON object, JSON Lines
 * @param fits how many of the examined values have that format
 * @param total number of values examined
 * @param numericFields number of numeric fields found in them
 * @param alternatives other formats that fit as well, so that the choice may be wrong
 */
public record DetectedFormat(
    Format format,
    String shape,
    int fits,
    int total,
    int numericFields,
    List<Format> alternatives) {
  /** Keeps a copy. */
  public DetectedFormat {
    alternatives = List.copyOf(alternatives);
  }

  /** The same with other alternatives. */
  DetectedFormat doubting(List<Format> others) {
    return new DetectedFormat(format, shape, fits, total, numericFields, others);
  }

  /** The evidence in a sentence: {@code JSON object, 4 numeric fields, 200 of 200 records}. */
  public String text() {
    boolean bare = format.binary().isPresent() || format == Format.TEXT;
    String fields =
        bare || (format == Format.REGISTRY && numericFields == 0)
            ? ""
            : ", %,d numeric field%s".formatted(numericFields, numericFields == 1 ? "" : "s");
    String doubt =
        alternatives.isEmpty()
            ? ""
            : "; could as well be "
                + String.join(" or ", alternatives.stream().map(Format::label).toList());
    return "%s%s, %,d of %,d record%s%s"
        .formatted(shape, fields, fits, total, total == 1 ? "" : "s", doubt);
  }
}
