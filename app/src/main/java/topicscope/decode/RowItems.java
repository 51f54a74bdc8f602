package topicscope.decode;

import java.util.Arrays;

/**
 * What the time and the group of rows inside rows depend on: an index of the texts of a record, and
 * of the numbers that {@link FieldTable#isKey} names.
 *
 * <p>Owned by the reading thread and reused for every record. A row's items are those of the row
 * itself, then those of the rows around it. What is the base of a list's rows belongs to the row
 * around the list.
 */
public final class RowItems {
  /** No such item. */
  public static final int NONE = -1;

  private final RecordFields fields;
  private DecodedRecord rows = new DecodedRecord();
  private int[] first = new int[64];
  private int[] next = new int[64];
  private int[] items = new int[64];
  private int size;

  public RowItems(RecordFields fields) {
    this.fields = fields;
  }

  /** Reads a record with rows inside rows. */
  public void read(DecodedRecord record) {
    rows = record;
    size = 0;
    if (first.length < record.rowCount()) {
      first = new int[Math.max(record.rowCount(), first.length * 2)];
    }
    Arrays.fill(first, 0, record.rowCount(), NONE);
    int number = 0;
    int text = 0;
    for (int run = 0; run < record.rows(); run++) {
      int row = record.rowOf(run);
      for (; number < record.numbersEnd(run); number++) {
        int field = record.field(number);
        if (fields.numbers().isKey(field)) {
          add(owner(row, fields.numbers().role(field)), number << 1);
        }
      }
      for (; text < record.textsEnd(run); text++) {
        add(owner(row, fields.texts().role(record.textField(text))), text << 1 | 1);
      }
    }
  }

  /** The first item of a row itself. */
  public int first(int row) {
    return first[row];
  }

  /** The item of the same row after that one. */
  public int next(int item) {
    return next[item];
  }

  /** Whether an item is a text. */
  public boolean isText(int item) {
    return (items[item] & 1) == 1;
  }

  /** The index of an item among the record's numbers or texts. */
  public int index(int item) {
    return items[item] >> 1;
  }

  /** What an item's field is for. */
  public FieldRole role(int item) {
    return isText(item)
        ? fields.texts().role(rows.textField(index(item)))
        : fields.numbers().role(rows.field(index(item)));
  }

  /** The nearest item of one of two fields, in a row or around it. */
  public int find(int row, int numberSlot, int textSlot) {
    for (int at = row; at >= 0; at = rows.parentOf(at)) {
      for (int item = first[at]; item != NONE; item = next[item]) {
        int index = index(item);
        if (isText(item) ? rows.textField(index) == textSlot : rows.field(index) == numberSlot) {
          return item;
        }
      }
    }
    return NONE;
  }

  /** The nearest item of that role, in a row or around it. */
  public int find(int row, FieldRole role) {
    for (int at = row; at >= 0; at = rows.parentOf(at)) {
      for (int item = first[at]; item != NONE; item = next[item]) {
        if (role(item) == role) {
          return item;
        }
      }
    }
    return NONE;
  }

  private int owner(int row, FieldRole role) {
    return role.isBase() ? Math.max(0, rows.parentOf(row)) : row;
  }

  private void add(int row, int item) {
    if (size == items.length) {
      items = Arrays.copyOf(items, size * 2);
      next = Arrays.copyOf(next, size * 2);
    }
    items[size] = item;
    next[size] = first[row];
    first[row] = size++;
  }
}
