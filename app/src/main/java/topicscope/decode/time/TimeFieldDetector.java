package topicscope.decode.time;

import java.util.ArrayList;
import java.util.List;
import topicscope.decode.DecodedRecord;
import topicscope.decode.FieldRole;
import topicscope.decode.FieldTable;
import topicscope.decode.RecordView;

/**
 * Recognises numeric fields that are clearly a time. They are offered as time and not shown as a
 * value.
 *
 * <p>Clearly a time is what {@link TimeEvidence} says of the sampled values; of a field that no
 * sample has, what it says of the first value.
 *
 * <p>Owned by the reading thread, except for {@link #found()}.
 */
public final class TimeFieldDetector {
  private final FieldTable numbers;
  private volatile List<TimeField> found = List.of();
  private int examined;

  public TimeFieldDetector(FieldTable numbers) {
    this.numbers = numbers;
  }

  /** Takes the times among the sampled fields; those that are shown as values no longer are. */
  public void take(List<TimeField> sampled) {
    for (TimeField field : sampled) {
      int slot = numbers.paths().indexOf(field.path());
      if (slot >= 0 && slot < examined && numbers.role(slot) != FieldRole.IDENTITY) {
        offer(field, slot);
      }
    }
  }

  /**
   * Examines the fields that the record contains for the first time.
   *
   * @param surveyed the paths of the sampled fields
   * @param sampled the times among them
   */
  public void examine(
      RecordView record, DecodedRecord rows, List<String> surveyed, List<TimeField> sampled) {
    for (int i = 0; i < rows.numbersEnd(rows.rows() - 1); i++) {
      int slot = rows.field(i);
      if (slot >= examined) {
        examine(record, numbers.paths().get(slot), slot, rows.numberAt(i), surveyed, sampled);
      }
    }
    examined = numbers.size();
  }

  private void examine(
      RecordView record,
      String path,
      int slot,
      double value,
      List<String> surveyed,
      List<TimeField> sampled) {
    if (numbers.isTime(slot)) {
      offer(new TimeField(path, unit(value).symbol()), slot);
    } else if (numbers.role(slot) == FieldRole.IDENTITY) {
      return;
    } else if (surveyed.contains(path)) {
      sampled.stream()
          .filter(field -> field.path().equals(path))
          .findFirst()
          .ifPresent(field -> offer(field, slot));
    } else if (!path.isEmpty()) {
      TimeEvidence evidence = new TimeEvidence(path);
      evidence.add(value, reference(record));
      if (evidence.isTime(false)) {
        offer(new TimeField(path, evidence.unit()), slot);
      }
    }
  }

  /** A time that a schema declares is in ms, also before 1973. */
  private static EpochUnit unit(double value) {
    return EpochUnit.isPlausible(value) ? EpochUnit.of(value) : EpochUnit.MILLISECONDS;
  }

  /** Whether a number is a date of this century in some unit. */
  public static boolean isPlausible(double value) {
    return EpochUnit.isPlausible(value);
  }

  /** Whether the last name of a path says that it is a time. */
  public static boolean isName(String path) {
    return TimeName.of(path) == TimeName.TIME;
  }

  /** The time with which the times in a record are compared, ms since the epoch. */
  public static long reference(RecordView record) {
    boolean odd = OddTimes.isOdd(record.timestampMs(), record.arrivalMs());
    return odd ? record.arrivalMs() : record.timestampMs();
  }

  /** Whether there are fields not examined yet. */
  public boolean hasNew() {
    return examined != numbers.size();
  }

  /** The fields recognised so far; immutable. Thread-safe. */
  public List<TimeField> found() {
    return found;
  }

  private void offer(TimeField field, int slot) {
    List<TimeField> more = new ArrayList<>(found);
    if (more.stream().noneMatch(other -> other.path().equals(field.path()))) {
      more.add(field);
      if (numbers.role(slot) != FieldRole.ROW_TIME) {
        numbers.want(slot, false);
      }
      found = List.copyOf(more);
    }
  }
}
