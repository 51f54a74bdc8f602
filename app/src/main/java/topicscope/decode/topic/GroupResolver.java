package topicscope.decode.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import topicscope.decode.ByteInterner;
import topicscope.decode.DecodedRecord;
import topicscope.decode.FieldTable;
import topicscope.decode.RecordFields;
import topicscope.decode.RecordView;
import topicscope.decode.choice.Grouping;
import topicscope.decode.text.InfluxDecoder;

/**
 * Finds the group of a row: by the record's key, its partition, or fields of the row, texts or
 * numbers. Rows without a key or without such a field form a group of their own.
 *
 * <p>Owned by the reading thread. Allocates only for a new group, and for a fraction that groups.
 */
final class GroupResolver {
  private static final byte SEPARATOR = 0;
  private static final byte[] NOTHING = new byte[0];

  private final Grouping grouping;
  private final boolean isOne;
  private final RecordFields fields;
  private final ByteInterner values = new ByteInterner(SeriesTable.MAX_SERIES);
  private final int[] texts;
  private final int[] numbers;
  private int fieldsSeen;
  private byte[] value = new byte[64];

  /** Never {@link Grouping.ByFormat}: the format is known here. */
  GroupResolver(Grouping grouping, RecordFields fields) {
    this.grouping = grouping;
    this.fields = fields;
    isOne = grouping instanceof Grouping.None || grouping instanceof Grouping.ByFormat;
    texts = new int[grouping instanceof Grouping.ByFields by ? by.paths().size() : 0];
    numbers = new int[texts.length];
    Arrays.fill(texts, FieldTable.NONE);
    Arrays.fill(numbers, FieldTable.NONE);
  }

  int of(RecordView record, DecodedRecord rows, int row) {
    return isOne ? 0 : ofSeveral(record, rows, row);
  }

  private int ofSeveral(RecordView record, DecodedRecord rows, int row) {
    return switch (grouping) {
      case Grouping.ByFormat _, Grouping.None _ -> 0;
      case Grouping.ByPartition _ ->
          record.partition() < SeriesTable.MAX_SERIES ? record.partition() : SeriesTable.NONE;
      case Grouping.ByKey _ ->
          record.hasKey()
              ? values.numberOf(
                  record.key(), record.keyOffset(), record.keyOffset() + record.keyLength())
              : values.numberOf(NOTHING, 0, 0);
      case Grouping.ByFields by -> byFields(by, rows, row);
    };
  }

  /** The suffix of a series name for that group. */
  String label(int group) {
    return switch (grouping) {
      case Grouping.ByFormat _, Grouping.None _ -> "";
      case Grouping.ByPartition _ -> "{partition=" + group + "}";
      case Grouping.ByKey _ -> "{key=" + KeyText.of(values.bytes(group)) + "}";
      case Grouping.ByFields by -> fieldsLabel(by, group);
    };
  }

  /** Whether a number tells groups apart, and so is no value. */
  boolean isPart(int field) {
    for (int slot : numbers) {
      if (slot == field) {
        return true;
      }
    }
    return false;
  }

  private int byFields(Grouping.ByFields by, DecodedRecord rows, int row) {
    if (fieldsSeen != fields.texts().size() + fields.numbers().size()) {
      findSlots(by);
    }
    int length = 0;
    for (int i = 0; i < texts.length; i++) {
      if (i > 0) {
        length = append(length, SEPARATOR);
      }
      int start = length;
      length = appendText(start, texts[i], rows, row);
      if (length == start && numbers[i] >= 0) {
        length = appendNumber(start, numbers[i], rows, row);
      }
    }
    return values.numberOf(value, 0, length);
  }

  private void findSlots(Grouping.ByFields by) {
    fieldsSeen = fields.texts().size() + fields.numbers().size();
    for (int i = 0; i < texts.length; i++) {
      String path = by.paths().get(i);
      texts[i] = fields.texts().paths().indexOf(path);
      numbers[i] = fields.numbers().paths().indexOf(path);
      if (numbers[i] >= 0) {
        // It must be read, although it may not be shown.
        fields.numbers().want(numbers[i], true);
      }
    }
  }

  private int appendText(int at, int slot, DecodedRecord rows, int row) {
    for (int i = rows.textsEnd(row - 1); i < rows.textsEnd(row); i++) {
      if (rows.textField(i) == slot) {
        int length = rows.textEnd(i) - rows.textStart(i);
        ensure(at + length);
        System.arraycopy(rows.textBytes(), rows.textStart(i), value, at, length);
        return at + length;
      }
    }
    return at;
  }

  private int appendNumber(int at, int slot, DecodedRecord rows, int row) {
    for (int i = rows.numbersEnd(row - 1); i < rows.numbersEnd(row); i++) {
      if (rows.field(i) == slot) {
        return appendNumber(at, i, rows);
      }
    }
    return at;
  }

  private int appendNumber(int at, int index, DecodedRecord rows) {
    if (rows.isInteger(index) && rows.integerAt(index) >= 0) {
      return appendDigits(at, rows.integerAt(index));
    }
    double number = rows.numberAt(index);
    String text =
        rows.isUnsigned(index)
            ? Long.toUnsignedString(rows.integerAt(index))
            : rows.isInteger(index)
                ? Long.toString(rows.integerAt(index))
                : Double.toString(number);
    int end = at;
    for (int i = 0; i < text.length(); i++) {
      end = append(end, (byte) text.charAt(i));
    }
    return end;
  }

  private int appendDigits(int at, long number) {
    int end = number < 10 ? at : appendDigits(at, number / 10);
    return append(end, (byte) ('0' + number % 10));
  }

  private int append(int at, byte b) {
    ensure(at + 1);
    value[at] = b;
    return at + 1;
  }

  private void ensure(int length) {
    if (value.length < length) {
      value = Arrays.copyOf(value, Math.max(length, value.length * 2));
    }
  }

  private String fieldsLabel(Grouping.ByFields by, int group) {
    String[] parts = new String(values.bytes(group), UTF_8).split("\0", -1);
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < by.paths().size(); i++) {
      String path = by.paths().get(i);
      String text = i < parts.length ? parts[i] : "";
      labels.add(path.equals(InfluxDecoder.TAGS) && !text.isEmpty() ? text : path + "=" + text);
    }
    return "{" + String.join(",", labels) + "}";
  }
}
