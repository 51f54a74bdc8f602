package topicscope.decode.detect;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import topicscope.decode.DecodedRecord;
import topicscope.decode.FieldTable;
import topicscope.decode.NumberNotation;
import topicscope.decode.RecordDecoder;
import topicscope.decode.RecordFields;
import topicscope.decode.choice.Format;
import topicscope.decode.number.NotationDetector;

/** How numbers are written in the fields of some values that are read in one format. */
final class NotationSurvey {
  private static final int MAX_FIELDS = 200;

  private final Map<String, NotationDetector.Detected> found = new HashMap<>();

  NotationSurvey(DecoderFactory decoders, Format format, List<byte[]> samples) {
    Map<String, NotationDetector> detectors = new HashMap<>();
    if (format == Format.TEXT) {
      NotationDetector bare = new NotationDetector();
      samples.forEach(value -> addTrimmed(bare, value));
      detectors.put("", bare);
    } else if (format.binary().isEmpty()) {
      survey(decoders, format, samples, detectors);
    }
    detectors.forEach(
        (path, detector) -> detector.detected().ifPresent(detected -> found.put(path, detected)));
  }

  /**
   * The notations by path.
   *
   * @param chosen whether the format was chosen, so that nothing else can be meant
   */
  Map<String, NumberNotation> notations(boolean chosen) {
    Map<String, NumberNotation> notations = new HashMap<>();
    found.forEach((path, detected) -> {
      if (chosen || detected.certain() || !path.isEmpty()) {
        notations.put(path, detected.notation());
      }
    });
    return notations;
  }

  /** What was found of the whole value. */
  Optional<NotationDetector.Detected> bare() {
    return Optional.ofNullable(found.get(""));
  }

  /** A field whose numbers may be read in two ways: 1,234 and 1.234. */
  Optional<String> doubt() {
    return found.entrySet().stream()
        .filter(entry -> !entry.getKey().isEmpty() && entry.getValue().ambiguous())
        .map(entry ->
            "the comma in %s, such as %s, is read as a %s"
                .formatted(
                    entry.getKey(),
                    entry.getValue().example(),
                    entry.getValue().notation().hasDecimalComma()
                        ? "decimal comma"
                        : "separator of thousands"))
        .findFirst();
  }

  private static void addTrimmed(NotationDetector detector, byte[] value) {
    int from = 0;
    int to = value.length;
    while (to > from && value[to - 1] >= 0 && value[to - 1] <= ' ') {
      to--;
    }
    while (from < to && value[from] >= 0 && value[from] <= ' ') {
      from++;
    }
    detector.add(value, from, to);
  }

  private static void survey(
      DecoderFactory decoders,
      Format format,
      List<byte[]> samples,
      Map<String, NotationDetector> detectors) {
    RecordFields fields =
        new RecordFields(FieldTable.ofAll(), new FieldTable(MAX_FIELDS, path -> true));
    RecordDecoder decoder = decoders.make(format, fields);
    DecodedRecord rows = new DecodedRecord();
    int exceeded = 0;
    for (byte[] value : samples) {
      rows.clear();
      if (exceeded < FormatDetector.MAX_EXCEEDED
          && Plausibility.startsLike(format, value)
          && !decoder.decode(value, 0, value.length, rows).isUndecodable()) {
        take(rows, fields, detectors);
      }
      exceeded += decoders.budget().isExceeded() ? 1 : 0;
    }
  }

  private static void take(
      DecodedRecord rows, RecordFields fields, Map<String, NotationDetector> detectors) {
    int last = rows.rows() - 1;
    for (int i = 0; i < rows.textsEnd(last); i++) {
      detectors
          .computeIfAbsent(
              fields.texts().paths().get(rows.textField(i)), path -> new NotationDetector())
          .add(rows.textBytes(), rows.textStart(i), rows.textEnd(i));
    }
    for (int i = 0; i < rows.numbersEnd(last); i++) {
      String path = fields.numbers().paths().get(rows.field(i));
      NotationDetector detector = detectors.get(path);
      if (detector != null) {
        detector.addPlain();
      }
    }
  }
}
