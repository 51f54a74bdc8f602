package topicscope.decode.detect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static topicscope.decode.number.TextNumberDecoder.BARE_TEXT;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import topicscope.decode.DecodedRecord;
import topicscope.decode.FieldRole;
import topicscope.decode.FieldTable;
import topicscope.decode.RecordDecoder;
import topicscope.decode.RecordFields;
import topicscope.decode.choice.Format;
import topicscope.decode.number.DecimalReader;
import topicscope.decode.time.IsoTime;
import topicscope.decode.time.TimeField;
import topicscope.decode.time.TimeFieldDetector;

/**
 * Examines the text fields of some values: which can distinguish series, and which may be a time.
 */
final class TextFieldDetector {
  private static final int MAX_VALUES = 1_000;
  private static final int MAX_FIELDS = 100;
  private static final int MAX_EXAMPLE_LENGTH = 60;
  private static final int MAX_STATES = 16;

  private final Map<String, Set<String>> values = new LinkedHashMap<>();
  private final Map<String, Integer> occurrences = new HashMap<>();
  private final Set<String> notNumeric = new HashSet<>();
  private final DecimalReader decimals = new DecimalReader();
  private final IsoTime iso = new IsoTime();
  private final List<TimeField> times = new ArrayList<>();
  private final boolean isBareText;

  TextFieldDetector(DecoderFactory decoders, Format format, List<byte[]> samples) {
    isBareText = format == Format.TEXT;
    RecordFields fields =
        new RecordFields(FieldTable.ofAll(), new FieldTable(MAX_FIELDS, path -> true));
    RecordDecoder decoder = decoders.make(format, fields);
    DecodedRecord rows = new DecodedRecord();
    int exceeded = 0;
    for (byte[] value : samples) {
      rows.clear();
      if (exceeded == FormatDetector.MAX_EXCEEDED) {
        return;
      }
      if (!decoder.decode(value, 0, value.length, rows).isUndecodable()) {
        take(rows, fields.texts());
      }
      exceeded += decoders.budget().isExceeded() ? 1 : 0;
    }
  }

  /** The text fields that hold nothing but numbers in quotes. */
  List<String> numericTexts() {
    return values.keySet().stream()
        .filter(path -> !notNumeric.contains(path) && !isTime(path))
        .toList();
  }

  /** The text fields that can distinguish series: neither times nor numbers in quotes. */
  List<TextField> groupFields() {
    return fields().filter(field -> !isBareText || !field.path().equals(BARE_TEXT)).toList();
  }

  /** The text fields that can be shown as states: those of few values that come again. */
  List<TextField> stateFields() {
    return fields()
        .filter(field -> field.values() <= MAX_STATES)
        .filter(
            field -> isBareText || field.values() * 2 <= occurrences.getOrDefault(field.path(), 0))
        .toList();
  }

  private Stream<TextField> fields() {
    return values.entrySet().stream()
        .filter(entry -> notNumeric.contains(entry.getKey()))
        .filter(entry -> !isTime(entry.getKey()))
        .map(entry -> field(entry.getKey(), entry.getValue()));
  }

  /** The text fields whose first value was a time. */
  List<TimeField> times() {
    return times;
  }

  private boolean isTime(String path) {
    return times.stream().anyMatch(time -> time.path().equals(path));
  }

  private static TextField field(String path, Set<String> values) {
    String example = values.iterator().next();
    boolean cut = example.length() > MAX_EXAMPLE_LENGTH;
    return new TextField(
        path, values.size(), cut ? example.substring(0, MAX_EXAMPLE_LENGTH) + "…" : example);
  }

  private void take(DecodedRecord rows, FieldTable texts) {
    for (int i = 0; i < rows.textsEnd(rows.rows() - 1); i++) {
      String path = texts.paths().get(rows.textField(i));
      int from = rows.textStart(i);
      int to = rows.textEnd(i);
      boolean first = !values.containsKey(path);
      FieldRole role = texts.role(rows.textField(i));
      if (role == FieldRole.IDENTITY) {
        notNumeric.add(path);
      } else if (to == from || decimals.readText(rows.textBytes(), from, to) != to) {
        notNumeric.add(path);
        if (first && iso.read(rows.textBytes(), from, to)) {
          times.add(new TimeField(path, "ISO 8601"));
        }
      } else if (first) {
        TimeFieldDetector.text(path, role, decimals.number()).ifPresent(times::add);
      }
      occurrences.merge(path, 1, Integer::sum);
      Set<String> seen = values.computeIfAbsent(path, key -> new LinkedHashSet<>());
      if (seen.size() < MAX_VALUES) {
        seen.add(new String(rows.textBytes(), from, rows.textEnd(i) - from, UTF_8));
      }
    }
  }
}
