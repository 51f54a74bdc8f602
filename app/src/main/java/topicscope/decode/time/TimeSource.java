package topicscope.decode.time;

import java.util.ArrayList;
import java.util.List;
import topicscope.decode.DecodedRecord;
import topicscope.decode.FieldRole;
import topicscope.decode.FieldTable;
import topicscope.decode.RecordFields;
import topicscope.decode.RecordView;
import topicscope.decode.RowItems;
import topicscope.decode.WriterCounter;
import topicscope.decode.number.DecimalReader;

/**
 * Gives every row its time. A row without a usable time of its own has the record's timestamp, and
 * is counted. Times of rows keep what is below a millisecond; numbers that are no integers have
 * microseconds.
 *
 * <p>Owned by the reading thread; allocates nothing.
 */
public final class TimeSource {
  /** RFC 8428: what is smaller counts from now. */
  private static final double MAX_RELATIVE_SECONDS = 1 << 28;

  private static final long YEAR_2200_MS = 7_258_118_400_000L;

  private final boolean ofRecord;
  private final boolean ofArrival;
  private final String path;
  private final String choice;
  private final RecordFields fields;
  private final TimeText texts = new TimeText();
  private final DecimalReader decimals = new DecimalReader();
  private final OddTimes odd = new OddTimes();
  private final WriterCounter missing = new WriterCounter();
  private volatile boolean zoneless;
  private boolean fine;
  private int nanos;

  /**
   * Whether there was a record with several rows: then a row has its own time also if it is alone.
   */
  private boolean isSeveral;

  private int numbersSeen;
  private int textsSeen;
  private int numberSlot = FieldTable.NONE;
  private int textSlot = FieldTable.NONE;

  public TimeSource(TimeChoice choice, RecordFields fields) {
    // Decided once, not for every row.
    ofRecord = choice instanceof TimeChoice.OfRecord;
    ofArrival = choice instanceof TimeChoice.OfArrival;
    fine = choice instanceof TimeChoice.OfField;
    path = choice instanceof TimeChoice.OfField field ? field.path() : "";
    this.choice = choice.text();
    this.fields = fields;
  }

  /** Whether rows have times of their own, which may be finer than a millisecond. */
  public boolean isFine() {
    return fine;
  }

  /** What the time of the last row has beyond whole milliseconds, ns. */
  public int nanos() {
    return nanos;
  }

  /** The time of a row, ms since the epoch. */
  public long of(RecordView record, DecodedRecord rows, int row) {
    nanos = 0;
    if (ofRecord) {
      isSeveral |= !rows.isOneRow();
      return isSeveral && fields.numbers().hasRowTimes()
          ? ofRow(record, rows, row)
          : ofTimestamp(record);
    }
    return ofArrival ? record.arrivalMs() : ofField(record, rows, row);
  }

  /** The time of a row that has one without a field, ms since the epoch. */
  public long ofTimed(RecordView record, DecodedRecord rows, int row) {
    nanos = 0;
    fine = true;
    if (ofArrival) {
      return record.arrivalMs();
    }
    nanos = rows.rowNanos(row);
    return rows.rowMs(row);
  }

  /**
   * The time of a row in a record with rows inside rows, ms since the epoch. Rows that have a time
   * of their own have that instead of the record's.
   */
  public long of(RecordView record, DecodedRecord rows, RowItems items, int row) {
    nanos = 0;
    if (ofArrival) {
      return record.arrivalMs();
    }
    isSeveral = true;
    int item =
        ofRecord ? items.find(row, FieldRole.ROW_TIME) : items.find(row, numberSlot, textSlot);
    if (item == RowItems.NONE) {
      if (ofRecord && fields.numbers().hasBaseTimes()) {
        return ofBase(record, rows, items, row);
      }
      return ofRecord ? ofTimestamp(record) : none(record);
    }
    fine = true;
    int index = items.index(item);
    return items.isText(item)
        ? ofText(rows.textBytes(), rows.textStart(index), rows.textEnd(index), record)
        : ofNumber(rows, index, record);
  }

  /** A base time plus an offset, either of which may be missing. A small sum is after now. */
  private long ofBase(RecordView record, DecodedRecord rows, RowItems items, int row) {
    int base = items.find(row, FieldRole.BASE_TIME);
    int offset = items.find(row, FieldRole.OFFSET);
    double seconds =
        (base == RowItems.NONE ? 0 : rows.numberAt(items.index(base)))
            + (offset == RowItems.NONE ? 0 : rows.numberAt(items.index(offset)));
    fine = true;
    return Math.abs(seconds) < MAX_RELATIVE_SECONDS
        ? ofTimestamp(record) + Math.round(seconds * 1_000)
        : ofFraction(seconds, record);
  }

  /** The numeric field that gives the time and therefore is no series; or none. */
  public int numberSlot() {
    return numberSlot;
  }

  /** The number of rows without a usable time of their own. Thread-safe. */
  public long missing() {
    return missing.get();
  }

  /** What is odd about the times, in sentences. Thread-safe. */
  public List<String> notes() {
    List<String> notes = new ArrayList<>(odd.notes(choice));
    if (zoneless) {
      notes.add("the times in " + choice + " have no zone and are read as UTC");
    }
    return notes;
  }

  private long ofTimestamp(RecordView record) {
    long timeMs = record.timestampMs();
    return OddTimes.isOdd(timeMs, record.arrivalMs()) ? odd.place(record) : timeMs;
  }

  /** The time of a row's own, if it is known to be one. */
  private long ofRow(RecordView record, DecodedRecord rows, int row) {
    for (int i = rows.numbersEnd(row - 1); i < rows.numbersEnd(row); i++) {
      if (fields.numbers().role(rows.field(i)) == FieldRole.ROW_TIME) {
        fine = true;
        return ofNumber(rows, i, record);
      }
    }
    return ofTimestamp(record);
  }

  private long ofField(RecordView record, DecodedRecord rows, int row) {
    findFields();
    for (int i = rows.numbersEnd(row - 1); i < rows.numbersEnd(row); i++) {
      if (rows.field(i) == numberSlot) {
        return ofNumber(rows, i, record);
      }
    }
    for (int i = rows.textsEnd(row - 1); i < rows.textsEnd(row); i++) {
      if (rows.textField(i) == textSlot) {
        return ofText(rows.textBytes(), rows.textStart(i), rows.textEnd(i), record);
      }
    }
    return none(record);
  }

  /** Looks for the field that gives the time, before a record with rows inside rows is read. */
  public void findFields() {
    if (!path.isEmpty()
        && (numbersSeen != fields.numbers().size() || textsSeen != fields.texts().size())) {
      numbersSeen = fields.numbers().size();
      textsSeen = fields.texts().size();
      numberSlot = fields.numbers().slotOf(path);
      textSlot = fields.texts().slotOf(path);
      if (numberSlot >= 0) {
        fields.numbers().declareKey(numberSlot);
      }
    }
  }

  private long ofNumber(DecodedRecord rows, int index, RecordView record) {
    return rows.isInteger(index)
        ? ofInteger(rows.integerAt(index), record)
        : ofFraction(rows.numberAt(index), record);
  }

  private long ofInteger(long time, RecordView record) {
    EpochUnit unit = EpochUnit.of((double) time);
    return own(unit.ms(time), unit.nanos(time), record);
  }

  /** A double holds the present in units of about a quarter of a microsecond. */
  private long ofFraction(double time, RecordView record) {
    double ms = EpochUnit.of(time).toMs(time);
    if (!(ms < YEAR_2200_MS)) {
      return none(record);
    }
    long micros = Math.round((ms - Math.floor(ms)) * 1e3);
    return own((long) Math.floor(ms) + micros / 1_000, (int) (micros % 1_000) * 1_000, record);
  }

  private long ofText(byte[] text, int from, int to, RecordView record) {
    if (texts.read(text, from, to)) {
      if (!zoneless && !texts.hasZone()) {
        zoneless = true;
      }
      long reference = record.timestampMs() > 0 ? record.timestampMs() : record.arrivalMs();
      return own(texts.ms(reference), texts.nanos(), record);
    }
    if (to == from || decimals.readText(text, from, to) != to) {
      return none(record);
    }
    return decimals.isInteger()
        ? ofInteger(decimals.integer(), record)
        : ofFraction(decimals.number(), record);
  }

  /** A time that the row has itself. A clock that isn't set yet says 0. */
  private long own(long timeMs, int fraction, RecordView record) {
    if (timeMs < 1 || timeMs >= YEAR_2200_MS) {
      return none(record);
    }
    odd.addRow(timeMs - record.arrivalMs());
    nanos = fraction;
    return timeMs;
  }

  private long none(RecordView record) {
    missing.add(1);
    return ofTimestamp(record);
  }
}
