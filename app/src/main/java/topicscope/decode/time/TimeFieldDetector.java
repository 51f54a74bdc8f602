package topicscope.decode.time;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import topicscope.decode.DecodedRecord;
import topicscope.decode.FieldRole;
import topicscope.decode.FieldTable;
import topicscope.decode.RecordView;

/**
 * Recognises fields that are clearly a time by their name and first value. They are offered as time
 * and not shown as a value.
 *
 * <p>Clearly a time is a date of this century in a field with a matching name, or a time within a
 * day of the record's timestamp in any field.
 *
 * <p>Owned by the reading thread, except for {@link #found()}.
 */
public final class TimeFieldDetector {
  private static final Pattern NAME =
      Pattern.compile(
          "(.*[^a-z])?(ts|time|timestamp|date|datetime|epoch|at|when)([^a-z]?(s|sec|seconds|ms|millis|us|micros|ns|nanos))?"
              + "|.*(time|timestamp|date)([^a-z]?(seconds|ms|millis|us|micros|ns|nanos))?");
  private static final double DAY_MS = 86_400_000;

  private final FieldTable numbers;
  private volatile List<TimeField> found = List.of();
  private int examined;

  public TimeFieldDetector(FieldTable numbers) {
    this.numbers = numbers;
  }

  /** Examines the fields that the record contains for the first time. */
  public void examine(RecordView record, DecodedRecord rows) {
    for (int i = 0; i < rows.numbersEnd(rows.rows() - 1); i++) {
      int slot = rows.field(i);
      if (slot >= examined) {
        String path = numbers.paths().get(slot);
        double value = rows.numberAt(i);
        if (numbers.isTime(slot)) {
          offer(path, slot, unit(value));
        } else if (numbers.role(slot) == FieldRole.VALUE
            && !path.isEmpty()
            && isTime(path, value, record.timestampMs())) {
          offer(path, slot, EpochUnit.of(value));
        }
      }
    }
    examined = numbers.size();
  }

  /** Whether there are fields not examined yet. */
  public boolean hasNew() {
    return examined != numbers.size();
  }

  /** The fields recognised so far; immutable. Thread-safe. */
  public List<TimeField> found() {
    return found;
  }

  static boolean isTime(String path, double value, long timestampMs) {
    if (!EpochUnit.isPlausible(value)) {
      return false;
    }
    double distance = Math.abs(EpochUnit.of(value).toMs(value) - timestampMs);
    return distance < DAY_MS || isName(path);
  }

  /** A field with numbers in quotes as a time, if its name or role and its value say so. */
  public static Optional<TimeField> text(String path, FieldRole role, double value) {
    boolean time = isName(path) || role != FieldRole.VALUE;
    return time && EpochUnit.isPlausible(value)
        ? Optional.of(new TimeField(path, EpochUnit.of(value).symbol()))
        : Optional.empty();
  }

  /** Whether a number is a date of this century in some unit. */
  public static boolean isPlausible(double value) {
    return EpochUnit.isPlausible(value);
  }

  /** Whether the last name of a path says that it is a time. */
  public static boolean isName(String path) {
    String last = path.substring(path.lastIndexOf('.') + 1);
    String name = last.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    return NAME.matcher(name).matches();
  }

  /** A time that a schema declares is in ms, also before 1973. */
  private static EpochUnit unit(double value) {
    return EpochUnit.isPlausible(value) ? EpochUnit.of(value) : EpochUnit.MILLISECONDS;
  }

  private void offer(String path, int slot, EpochUnit unit) {
    List<TimeField> more = new ArrayList<>(found);
    if (more.stream().noneMatch(field -> field.path().equals(path))) {
      more.add(new TimeField(path, unit.symbol()));
      if (numbers.role(slot) != FieldRole.ROW_TIME) {
        numbers.want(slot, false);
      }
      found = List.copyOf(more);
    }
  }
}
