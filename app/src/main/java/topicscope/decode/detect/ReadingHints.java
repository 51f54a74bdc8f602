package topicscope.decode.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import topicscope.decode.choice.Format;
import topicscope.decode.number.NotationDetector;

/** What to say of values that can be read in another way, or by choice only. */
final class ReadingHints {
  private ReadingHints() {}

  /**
   * The hints for values of that format.
   *
   * @param detected whether the format was detected rather than chosen
   */
  static List<String> of(
      DecoderFactory decoders,
      Format format,
      List<byte[]> values,
      NotationSurvey notations,
      boolean detected) {
    List<String> hints = new ArrayList<>();
    if (!detected) {
      return hints;
    }
    if (format == Format.TEXT) {
      notations
          .bare()
          .filter(NotationDetector.Detected::marks)
          .ifPresent(found -> hints.add(asNumber(found)));
    } else if (format == Format.CSV || format == Format.WORDS) {
      asColumns(decoders, values).ifPresent(hints::add);
    }
    notations.doubt().ifPresent(hints::add);
    return hints;
  }

  private static String asNumber(NotationDetector.Detected found) {
    boolean blank = found.example().indexOf(',') < 0;
    boolean decimal = found.notation().hasDecimalComma();
    return "%s is read as one number, with a %s; as columns: --format %s"
        .formatted(
            found.example(),
            decimal ? "decimal comma" : "separator of thousands",
            blank ? Format.WORDS.id() : Format.CSV.id());
  }

  private static Optional<String> asColumns(DecoderFactory decoders, List<byte[]> values) {
    return new NotationSurvey(decoders, Format.TEXT, values)
        .bare()
        .map(found ->
            "%s is read as columns; as one number, with a %s: --format text"
                .formatted(
                    found.example(),
                    found.notation().hasDecimalComma()
                        ? "decimal comma"
                        : "separator of thousands"));
  }

  /** Numbers far from any usual size, and those of printable bytes, are binary by choice only. */
  static Optional<String> ofNone(List<byte[]> samples) {
    int length = samples.getFirst().length;
    boolean alike = samples.stream().allMatch(value -> value.length == length);
    boolean text = FormatDetector.isText(samples);
    return switch (alike ? length : 0) {
      case Short.BYTES, Integer.BYTES, Long.BYTES ->
          Optional.of(
              (text
                      ? "all values are %d bytes of text: binary numbers are read by choice only"
                      : "all values are %d bytes long, but make sense as no binary number: those"
                          + " are read by choice only")
                  .formatted(length));
      default -> Optional.empty();
    };
  }
}
