package topicscope.decode.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import topicscope.decode.DecodedRecord;
import topicscope.decode.FieldRole;
import topicscope.decode.FieldTable;
import topicscope.decode.RecordFields;
import topicscope.decode.RecordView;
import topicscope.decode.RowItems;
import topicscope.decode.WriterCounter;

/**
 * The series of a reading, of numbers and of states: one per field and group, numbered from 0 on in
 * the order of first occurrence.
 *
 * <p>Owned by the reading thread. Bounded: when full, samples of further series are left out and
 * counted.
 */
final class SeriesTable {
  /** The largest number of series of one reading, unless another is chosen. */
  static final int MAX_SERIES = 1_000;

  /** No such series. */
  static final int NONE = -1;

  private static final int FULL = -2;
  private static final int MAX_UNIT_BYTES = 16;

  /** The fields of states follow those of numbers. */
  private static final int FIRST_STATE = FieldTable.MAX_FIELDS;

  private final String topic;
  private final int maxSeries;
  private final RecordFields fields;
  private final List<String> names = new ArrayList<>();
  private final BitSet ofStates = new BitSet();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> paths = new ArrayList<>();
  private final Map<Integer, String> units = new HashMap<>();
  private GroupResolver groups;
  private int[][] seriesByGroup = new int[0][];
  private final WriterCounter leftOut = new WriterCounter();

  /**
   * @param topic the series name of a bare number
   * @param maxSeries the largest number of series
   */
  SeriesTable(String topic, GroupResolver groups, RecordFields fields, int maxSeries) {
    this.topic = topic;
    this.maxSeries = maxSeries;
    this.groups = groups;
    this.fields = fields;
  }

  /** Changes the grouping; existing series keep their numbers. */
  void groupBy(GroupResolver other) {
    groups = other;
    seriesByGroup = new int[0][];
  }

  /** The group of a row, or {@link #NONE}. */
  int group(RecordView record, DecodedRecord rows, int row) {
    return groups.of(record, rows, row);
  }

  /** Looks for the fields that group, before a record with rows inside rows is read. */
  void findFields() {
    groups.findFields();
  }

  /** The group of a row in a record with rows inside rows, or {@link #NONE}. */
  int group(RecordView record, DecodedRecord rows, RowItems items, int row) {
    return groups.of(record, rows, items, row);
  }

  /** Whether a number tells groups apart, and so is no value. */
  boolean isPartOfGroup(int field) {
    return groups.isPart(field);
  }

  /** The series of a field in a group, created if it is new; {@link #NONE} if there is no room. */
  int series(int group, int field) {
    if (group >= 0
        && group < seriesByGroup.length
        && field < seriesByGroup[group].length
        && seriesByGroup[group][field] != NONE) {
      int number = seriesByGroup[group][field];
      return number == FULL ? leaveOut() : number;
    }
    return group == NONE ? leaveOut() : add(group, field);
  }

  /** The series of the states of a text field in a group; otherwise as {@link #series}. */
  int stateSeries(int group, int textField) {
    return series(group, FIRST_STATE + textField);
  }

  /** Whether the samples of a series are states. */
  boolean isOfStates(int series) {
    return ofStates.get(series);
  }

  String name(int series) {
    return names.get(series);
  }

  /** The path of the field of a series; empty for a bare number. */
  String field(int series) {
    return paths.get(series);
  }

  /** The unit in which the values of a series are written; empty if none is known. */
  String unit(int series) {
    String own = units.getOrDefault(series, "");
    return own.isEmpty() ? fields.texts().notation(paths.get(series)).unit() : own;
  }

  /** Keeps the unit that stands beside the first value of a series. */
  void findUnit(int series, DecodedRecord rows, RowItems items, int row) {
    if (series != NONE && !units.containsKey(series)) {
      int own = items.find(row, FieldRole.UNIT);
      int item = own == RowItems.NONE ? items.find(row, FieldRole.BASE_UNIT) : own;
      units.put(series, item == RowItems.NONE ? "" : unit(rows, items.index(item)));
    }
  }

  /** A unit of the list of RFC 8428, as people write it. */
  private static String unit(DecodedRecord rows, int text) {
    int start = rows.textStart(text);
    int length = Math.min(MAX_UNIT_BYTES, rows.textEnd(text) - start);
    String unit = new String(rows.textBytes(), start, length, UTF_8);
    return switch (unit) {
      case "1" -> "";
      case "Cel" -> "°C";
      default -> unit;
    };
  }

  /** The number of samples left out because there were too many series. Thread-safe. */
  long leftOut() {
    return leftOut.get();
  }

  private int add(int group, int field) {
    boolean states = field >= FIRST_STATE;
    String path =
        states
            ? fields.texts().paths().get(field - FIRST_STATE)
            : fields.numbers().paths().get(field);
    String name = (path.isEmpty() ? topic : path) + groups.label(group);
    Integer same = numbers.get(name);
    if (same != null && ofStates.get(same) != states) {
      // A field that holds a text now and a number then has two series.
      name += states ? " (text)" : " (number)";
    }
    boolean room = names.size() < maxSeries || numbers.containsKey(name);
    int number = room ? numbers.computeIfAbsent(name, key -> add(key, path)) : FULL;
    if (room) {
      ofStates.set(number, states);
    }
    remember(group, field, number);
    return room ? number : leaveOut();
  }

  private int leaveOut() {
    leftOut.add(1);
    return NONE;
  }

  private int add(String name, String path) {
    names.add(name);
    paths.add(path);
    return names.size() - 1;
  }

  private void remember(int group, int field, int number) {
    if (group >= seriesByGroup.length) {
      int old = seriesByGroup.length;
      seriesByGroup = Arrays.copyOf(seriesByGroup, Math.max(group + 1, old * 2));
      Arrays.fill(seriesByGroup, old, seriesByGroup.length, new int[0]);
    }
    if (field >= seriesByGroup[group].length) {
      int old = seriesByGroup[group].length;
      seriesByGroup[group] = Arrays.copyOf(seriesByGroup[group], Math.max(field + 1, old * 2));
      Arrays.fill(seriesByGroup[group], old, seriesByGroup[group].length, NONE);
    }
    seriesByGroup[group][field] = number;
  }
}
