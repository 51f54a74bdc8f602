package topicscope.decode.detect;

import java.util.List;

/**
 * What a topic's values were found to be, and why.
 *
 * @param format the format chosen
 * @param shape what it is called, more exactly than the format: JSON object, JSON Lines
 * @param fits how many of the values looked at are of that format
 * @param total how many values were looked at
 * @param numericFields how many numeric fields were found in them
 * @param alternatives formats that fit as well, so that the choice may be wrong
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

  /** The reasons in a sentence: {@code JSON object, 4 numeric fields, 200 of 200 records}. */
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
