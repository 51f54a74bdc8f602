package topicscope.decode.detect;

import java.util.List;
import topicscope.decode.RecordFields;
import topicscope.decode.RecordView;
import topicscope.decode.time.TimeFieldDetector;

/**
 * Samples the fields of a topic: those of its first records, a run of records whenever a field
 * appears that no sample has, and short runs at doubling intervals.
 *
 * <p>Owned by the reading thread. Bounded: after {@value #MAX_NEW} new fields only the intervals
 * remain.
 */
final class FieldSurvey {
  private static final int FIRST_RUN = 256;
  private static final int FIRST_INTERVAL = 64;
  private static final int MAX_INTERVAL = 1 << 24;
  private static final int RUN = 4;
  private static final int RUN_OF_NEW_FIELD = 32;
  private static final int MAX_NEW = 100;

  private final TextFieldDetector found;
  private final RecordFields fields;
  private int interval = FIRST_INTERVAL;
  private int untilRun = FIRST_RUN;
  private int run;
  private int seen;
  private int newFields;

  FieldSurvey(TextFieldDetector found, RecordFields fields) {
    this.found = found;
    this.fields = fields;
  }

  /**
   * Takes the first records.
   *
   * @param times with which the times in the values are compared, ms since the epoch
   */
  void addAll(List<byte[]> values, List<Long> times) {
    for (int i = 0; i < values.size(); i++) {
      found.add(values.get(i), 0, values.get(i).length, times.get(i));
    }
  }

  TextFieldDetector found() {
    return found;
  }

  /** Counts a decoded record; whether it is to be added. */
  boolean isDue() {
    if (fields.numbers().size() + fields.texts().size() != seen) {
      meetNew();
    }
    if (--untilRun == 0) {
      interval = Math.min(MAX_INTERVAL, interval * 2);
      untilRun = interval;
      run = Math.max(run, RUN);
    }
    return run > 0;
  }

  void add(RecordView record) {
    run--;
    found.add(
        record.value(),
        record.valueOffset(),
        record.valueLength(),
        TimeFieldDetector.reference(record));
  }

  private void meetNew() {
    seen = fields.numbers().size() + fields.texts().size();
    boolean known =
        found.numberPaths().containsAll(fields.numbers().paths())
            && found.textPaths().containsAll(fields.texts().paths());
    if (!known && newFields < MAX_NEW) {
      newFields++;
      run = RUN_OF_NEW_FIELD;
    }
  }
}
