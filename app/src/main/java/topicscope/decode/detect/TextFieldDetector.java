package topicscope.decode.detect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static topicscope.decode.number.TextNumberDecoder.BARE_TEXT;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import topicscope.decode.DecodedRecord;
import topicscope.decode.FieldRole;
import topicscope.decode.FieldTable;
import topicscope.decode.NumberNotation;
import topicscope.decode.RecordDecoder;
import topicscope.decode.RecordFields;
import topicscope.decode.choice.Format;
import topicscope.decode.number.DecimalReader;
import topicscope.decode.number.MissingWords;
import topicscope.decode.time.TimeField;
import topicscope.decode.time.TimeText;

/**
 * Examines the fields of sampled records: which can distinguish series, which may be a time, and
 * which hold numbers in quotes.
 *
 * <p>Owned by the reading thread. Bounded in fields and values.
 */
final class TextFieldDetector {
  private static final int MAX_FIELDS = 100;
  private static final int MAX_TEXT = 256;

  private final DecoderFactory decoders;
  private final RecordDecoder decoder;
  private final RecordFields fields =
      new RecordFields(FieldTable.ofAll(), new FieldTable(MAX_FIELDS, path -> true));
  private final DecodedRecord rows = new DecodedRecord();
  private final Map<String, FieldValues> texts = new LinkedHashMap<>();
  private final Map<String, FieldValues> numbers = new LinkedHashMap<>();
  private final DecimalReader decimals = new DecimalReader();
  private final TimeText dates = new TimeText();
  private final Set<String> written;
  private final boolean isBareText;

  /** Whether texts are tags, which are no values even if they are numbers. */
  private final boolean tags;

  private int exceeded;

  /**
   * @param notations how the numbers of these values are written, by path
   */
  TextFieldDetector(DecoderFactory decoders, Format format, Map<String, NumberNotation> notations) {
    this.decoders = decoders;
    isBareText = format == Format.TEXT;
    tags = format.hasTags();
    written = notations.keySet();
    fields.texts().declareNotations(notations);
    decoder = decoders.make(format, fields);
  }

  /**
   * Takes a record's value.
   *
   * @param referenceMs the time with which the times in it are compared, ms since the epoch
   */
  void add(byte[] value, int from, int length, long referenceMs) {
    if (exceeded == FormatDetector.MAX_EXCEEDED) {
      return;
    }
    rows.clear();
    if (!decoder.decode(value, from, length, rows).isUndecodable()) {
      takeTexts(referenceMs);
      takeNumbers(referenceMs);
    }
    exceeded += decoders.budget().isExceeded() ? 1 : 0;
  }

  /** The text fields that hold numbers in quotes, with their share if not all are. */
  List<String> numericTexts() {
    return values(texts)
        .filter(field -> field.isNumeric() && !isTime(field) && !field.isId())
        .map(FieldValues::asNumeric)
        .toList();
  }

  /** The fields that can distinguish series: texts that are neither times nor numbers, and ids. */
  List<TextField> fields() {
    return Stream.concat(
            values(texts)
                .filter(field -> !isTime(field) && (!field.isNumeric() || field.isId()))
                .filter(field -> !isBareText(field)),
            values(numbers).filter(field -> field.isId() && !isTime(field)))
        .map(FieldValues::asGroup)
        .toList();
  }

  /** The text fields that can be shown as states: those of few values that come again. */
  List<TextField> stateFields() {
    return values(texts)
        .filter(field -> isBareText(field) ? field.isFew() : field.isState())
        .filter(field -> !isTime(field))
        .map(FieldValues::asGroup)
        .toList();
  }

  private boolean isBareText(FieldValues field) {
    return isBareText && field.path().equals(BARE_TEXT);
  }

  /** The text fields that hold times. */
  List<TimeField> times() {
    return values(texts).filter(this::isTime).map(FieldValues::asTime).toList();
  }

  /** The numeric fields that hold times. */
  List<TimeField> numberTimes() {
    return values(numbers).filter(this::isTime).map(FieldValues::asTime).toList();
  }

  /** The paths of the numeric fields. */
  List<String> numberPaths() {
    return fields.numbers().paths();
  }

  /** The paths of the text fields. */
  List<String> textPaths() {
    return fields.texts().paths();
  }

  private static Stream<FieldValues> values(Map<String, FieldValues> fields) {
    return fields.values().stream();
  }

  private boolean isTime(FieldValues field) {
    return field.isDate()
        || field.isTime(values(numbers).anyMatch(other -> other != field && other.isFineTime()));
  }

  private void takeTexts(long referenceMs) {
    byte[] bytes = rows.textBytes();
    for (int i = 0; i < rows.textsEnd(rows.rows() - 1); i++) {
      int from = rows.textStart(i);
      int to = rows.textEnd(i);
      FieldValues field = of(texts, fields.texts(), rows.textField(i));
      String text = new String(bytes, from, Math.min(MAX_TEXT, to - from), UTF_8);
      boolean mayBeNumber = !tags && fields.texts().role(rows.textField(i)) != FieldRole.IDENTITY;
      boolean number = mayBeNumber && to > from && decimals.readText(bytes, from, to) == to;
      // 5e123456 is an id.
      if (number && !decimals.isOutOfRange()) {
        field.number(text, decimals.number(), decimals.isInteger(), referenceMs);
      } else if (mayBeNumber && MissingWords.isOne(bytes, from, to)) {
        field.missing(text);
      } else if (mayBeNumber && written.contains(field.path())) {
        field.written(text);
      } else {
        field.text(text, mayBeNumber && dates.read(bytes, from, to) ? dates.unit() : "");
      }
    }
  }

  private void takeNumbers(long referenceMs) {
    for (int i = 0; i < rows.numbers(); i++) {
      boolean whole = rows.isInteger(i);
      FieldValues field = of(numbers, fields.numbers(), rows.field(i));
      if (whole && field.mayBeId()) {
        field.number("" + rows.integerAt(i), rows.numberAt(i), true, referenceMs);
      } else {
        field.number(rows.numberAt(i), whole, referenceMs);
      }
    }
  }

  private static FieldValues of(Map<String, FieldValues> known, FieldTable table, int slot) {
    return known.computeIfAbsent(
        table.paths().get(slot), path -> new FieldValues(path, table.role(slot)));
  }
}
