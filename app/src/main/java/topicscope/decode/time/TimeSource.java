package topicscope.decode.time;

import topicscope.decode.DecodedRecord;
import topicscope.decode.FieldTable;
import topicscope.decode.RecordFields;
import topicscope.decode.RecordView;
import topicscope.decode.WriterCounter;
import topicscope.decode.number.DecimalReader;

/**
 * Gives every row its time. A row without a usable time of its own has the record's timestamp, and
 * is counted.
 *
 * <p>Owned by the reading thread; allocates nothing.
 */
public final class TimeSource {
  private static final double YEAR_2200_MS = 7_258_118_400_000.0;

  private final boolean ofRecord;
  private final boolean ofArrival;
  private final String path;
  private final RecordFields fields;
  private final IsoTime iso = new IsoTime();
  private final DecimalReader decimals = new DecimalReader();
  private final WriterCounter missing = new WriterCounter();
  private int numbersSeen;
  private int textsSeen;
  private int numberSlot = FieldTable.NONE;
  private int textSlot = FieldTable.NONE;

  public TimeSource(TimeChoice choice, RecordFields fields) {
    // Decided once, not for every row.
    ofRecord = choice instanceof TimeChoice.OfRecord;
    ofArrival = choice instanceof TimeChoice.OfArrival;
    path = choice instanceof TimeChoice.OfField field ? field.path() : "";
    this.fields = fields;
  }

  /** The time of a row, ms since the epoch. */
  public long of(RecordView record, DecodedRecord rows, int row) {
    if (ofRecord) {
      return record.timestampMs();
    }
    return ofArrival ? record.arrivalMs() : ofField(record, rows, row);
  }

  /** The numeric field that gives the time and therefore is no series; or none. */
  public int numberSlot() {
    return numberSlot;
  }

  /** The number of rows without a usable time of their own. Thread-safe. */
  public long missing() {
    return missing.get();
  }

  private long ofField(RecordView record, DecodedRecord rows, int row) {
    if (numbersSeen != fields.numbers().size() || textsSeen != fields.texts().size()) {
      numbersSeen = fields.numbers().size();
      textsSeen = fields.texts().size();
      numberSlot = fields.numbers().paths().indexOf(path);
      textSlot = fields.texts().paths().indexOf(path);
    }
    for (int i = rows.numbersEnd(row - 1); i < rows.numbersEnd(row); i++) {
      if (rows.field(i) == numberSlot) {
        return ofNumber(rows.numberAt(i), record);
      }
    }
    for (int i = rows.textsEnd(row - 1); i < rows.textsEnd(row); i++) {
      if (rows.textField(i) == textSlot) {
        return ofText(rows.textBytes(), rows.textStart(i), rows.textEnd(i), record);
      }
    }
    return none(record);
  }

  private long ofNumber(double time, RecordView record) {
    double ms = EpochUnit.of(time).toMs(time);
    return ms >= 0 && ms < YEAR_2200_MS ? Math.round(ms) : none(record);
  }

  private long ofText(byte[] text, int from, int to, RecordView record) {
    if (iso.read(text, from, to)) {
      return iso.ms();
    }
    boolean number = to > from && decimals.readText(text, from, to) == to;
    return number ? ofNumber(decimals.number(), record) : none(record);
  }

  private long none(RecordView record) {
    missing.add(1);
    return record.timestampMs();
  }
}
