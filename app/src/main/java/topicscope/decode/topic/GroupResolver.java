package topicscope.decode.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import topicscope.decode.ByteInterner;
import topicscope.decode.DecodedRecord;
import topicscope.decode.FieldRole;
import topicscope.decode.FieldTable;
import topicscope.decode.RecordFields;
import topicscope.decode.RecordView;
import topicscope.decode.RowItems;
import topicscope.decode.choice.Grouping;
import topicscope.decode.text.InfluxDecoder;

/**
 * Finds the group of a row: by the record's key, its partition, or fields of the row, texts or
 * numbers. Rows without a key or without such a field form a group of their own.
 *
 * <p>A row in a list is a group by what tells the list's elements apart, too, unless the chosen
 * fields are fields of the list themselves.
 *
 * <p>Owned by the reading thread. Allocates only for a new group, and for a fraction that groups.
 */
final class GroupResolver {
  private static final byte SEPARATOR = 0;

  /** Stands for the name of an alias among the items of a row. */
  private static final int NAMED = -2;

  private static final int MAX_IDENTITY_LENGTH = 256;
  private static final byte[] NOTHING = new byte[0];

  private final Grouping grouping;
  private final boolean isOne;
  private final RecordFields fields;
  private final int maxGroups;
  private final ByteInterner values;

  /** The groups of rows in lists, numbered from the largest number of groups on. */
  private final ByteInterner identities;

  private final int[] texts;
  private final int[] numbers;
  private int fieldsSeen;
  private byte[] value = new byte[64];
  private int[] found = new int[16];
  private int foundCount;
  private boolean isByList;

  private final MetricAliases aliases = new MetricAliases();
  private int aliasItem = RowItems.NONE;
  private int named;
  private int nameCode;

  /** By format means here: by what tells the elements of lists apart, and nothing else. */
  GroupResolver(Grouping grouping, RecordFields fields, int maxGroups) {
    this.grouping = grouping;
    this.maxGroups = maxGroups;
    values = new ByteInterner(maxGroups);
    identities = new ByteInterner(maxGroups);
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

  /** Looks for the fields that group, before a record with rows inside rows is read. */
  void findFields() {
    if (grouping instanceof Grouping.ByFields by
        && fieldsSeen != fields.texts().size() + fields.numbers().size()) {
      findSlots(by);
    }
  }

  /** The group of a row in a record with rows inside rows. */
  int of(RecordView record, DecodedRecord rows, RowItems items, int row) {
    if (grouping instanceof Grouping.None) {
      return 0;
    }
    isByList = false;
    int outer =
        grouping instanceof Grouping.ByFields ? byFields(rows, items, row) : of(record, rows, 0);
    findIdentities(record, rows, items, row);
    if (outer == SeriesTable.NONE || isByList || foundCount == 0) {
      return outer;
    }
    int length = appendIdentities(outer, rows, items);
    int number = identities.numberOf(value, 0, length);
    return number == ByteInterner.FULL ? SeriesTable.NONE : maxGroups + number;
  }

  private void findIdentities(RecordView record, DecodedRecord rows, RowItems items, int row) {
    foundCount = 0;
    aliasItem = RowItems.NONE;
    for (int at = row; at >= 0; at = rows.parentOf(at)) {
      for (int item = items.first(at); item != RowItems.NONE; item = items.next(item)) {
        FieldRole role = items.role(item);
        if (role == FieldRole.IDENTITY || role == FieldRole.BASE_NAME) {
          insert(item, rows, items);
        } else if (role == FieldRole.ALIAS) {
          aliasItem = item;
        }
      }
    }
    if (aliasItem != RowItems.NONE) {
      resolveAlias(record, rows, items);
    }
  }

  /** Learns the name beside an alias, or finds the name for one that stands alone. */
  private void resolveAlias(RecordView record, DecodedRecord rows, RowItems items) {
    int length = appendNumber(0, items.index(aliasItem), rows);
    if (foundCount == 1 && items.isText(found[0])) {
      int text = items.index(found[0]);
      nameCode = code(found[0], rows, items);
      aliases.learn(
          record, value, length, rows.textBytes(), rows.textStart(text), rows.textEnd(text));
    } else if (foundCount == 0) {
      named = aliases.find(record, value, length);
      found[foundCount++] = named == MetricAliases.NONE ? aliasItem : NAMED;
    }
  }

  /** Inserts an item in the order of slots, so that the order in the record doesn't matter. */
  private void insert(int item, DecodedRecord rows, RowItems items) {
    if (foundCount == found.length) {
      found = Arrays.copyOf(found, foundCount * 2);
    }
    int at = foundCount++;
    int code = code(item, rows, items);
    for (; at > 0 && code(found[at - 1], rows, items) > code; at--) {
      found[at] = found[at - 1];
    }
    found[at] = item;
  }

  private static int code(int item, DecodedRecord rows, RowItems items) {
    int index = items.index(item);
    return items.isText(item) ? rows.textField(index) << 1 | 1 : rows.field(index) << 1;
  }

  /** The group around a list, then a code of the field, a length and a value for each identity. */
  private int appendIdentities(int outer, DecodedRecord rows, RowItems items) {
    int length = appendShort(0, outer);
    for (int i = 0; i < foundCount; i++) {
      int item = found[i];
      if (item == NAMED) {
        byte[] name = aliases.name(named);
        int start = appendShort(appendShort(length, nameCode), name.length);
        ensure(start + name.length);
        System.arraycopy(name, 0, value, start, name.length);
        return start + name.length;
      }
      int index = items.index(item);
      int lengthAt = appendShort(length, code(item, rows, items));
      int start = appendShort(lengthAt, 0);
      length =
          items.isText(item) ? appendBytes(start, rows, index) : appendNumber(start, index, rows);
      length = Math.min(length, start + MAX_IDENTITY_LENGTH);
      appendShort(lengthAt, length - start);
    }
    return length;
  }

  private int appendShort(int at, int number) {
    return append(append(at, (byte) (number >> 8)), (byte) number);
  }

  private String identityLabel(int number) {
    ByteBuffer key = ByteBuffer.wrap(identities.bytes(number));
    String outer = label(key.getShort());
    List<String> paths = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    while (key.hasRemaining()) {
      int code = key.getShort();
      byte[] text = new byte[key.getShort()];
      key.get(text);
      paths.add(((code & 1) == 1 ? fields.texts() : fields.numbers()).paths().get(code >> 1));
      texts.add(new String(text, UTF_8));
    }
    Map<String, String> labels = new TreeMap<>();
    for (int i = 0; i < paths.size(); i++) {
      labels.put(shortest(paths.get(i), paths), texts.get(i));
    }
    List<String> parts = new ArrayList<>();
    if (!outer.isEmpty()) {
      parts.add(outer.substring(1, outer.length() - 1));
    }
    labels.forEach((name, text) -> parts.add(name + "=" + text));
    return "{" + String.join(",", parts) + "}";
  }

  /** As many last names of a path as no other path ends with. */
  private static String shortest(String path, List<String> paths) {
    int dot = path.lastIndexOf('.');
    while (dot >= 0) {
      String end = path.substring(dot);
      if (paths.stream().filter(other -> ("." + other).endsWith(end)).count() == 1) {
        return end.substring(1);
      }
      dot = path.lastIndexOf('.', dot - 1);
    }
    return path;
  }

  private int ofSeveral(RecordView record, DecodedRecord rows, int row) {
    return switch (grouping) {
      case Grouping.ByFormat _, Grouping.None _ -> 0;
      case Grouping.ByPartition _ ->
          record.partition() < maxGroups ? record.partition() : SeriesTable.NONE;
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
    if (group >= maxGroups) {
      return identityLabel(group - maxGroups);
    }
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

  private int byFields(DecodedRecord rows, RowItems items, int row) {
    int length = 0;
    for (int i = 0; i < texts.length; i++) {
      if (i > 0) {
        length = append(length, SEPARATOR);
      }
      int item = items.find(row, numbers[i], texts[i]);
      if (item != RowItems.NONE) {
        isByList |= items.role(item) == FieldRole.IDENTITY;
        int index = items.index(item);
        length =
            items.isText(item)
                ? appendBytes(length, rows, index)
                : appendNumber(length, index, rows);
      }
    }
    return values.numberOf(value, 0, length);
  }

  private void findSlots(Grouping.ByFields by) {
    fieldsSeen = fields.texts().size() + fields.numbers().size();
    for (int i = 0; i < texts.length; i++) {
      String path = by.paths().get(i);
      texts[i] = fields.texts().slotOf(path);
      numbers[i] = fields.numbers().slotOf(path);
      if (numbers[i] >= 0) {
        fields.numbers().declareKey(numbers[i]);
        // It must be read, although it may not be shown.
        fields.numbers().want(numbers[i], true);
      }
    }
  }

  private int appendText(int at, int slot, DecodedRecord rows, int row) {
    for (int i = rows.textsEnd(row - 1); i < rows.textsEnd(row); i++) {
      if (rows.textField(i) == slot) {
        return appendBytes(at, rows, i);
      }
    }
    return at;
  }

  private int appendBytes(int at, DecodedRecord rows, int text) {
    int length = rows.textEnd(text) - rows.textStart(text);
    ensure(at + length);
    System.arraycopy(rows.textBytes(), rows.textStart(text), value, at, length);
    return at + length;
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
      boolean tags = path.equals(InfluxDecoder.TAGS);
      if (!tags || !text.isEmpty()) {
        labels.add(tags ? text : path + "=" + text);
      }
    }
    return labels.isEmpty() ? "" : "{" + String.join(",", labels) + "}";
  }
}
