package topicscope.decode.detect;

import java.util.LinkedHashSet;
import java.util.Set;
import topicscope.decode.FieldRole;
import topicscope.decode.time.TimeEvidence;
import topicscope.decode.time.TimeField;

/** What a field held in the sampled records: texts, or numbers. Bounded. */
final class FieldValues {
  private static final int MAX_VALUES = 1_000;
  private static final int MAX_LENGTH = 60;
  private static final int MAX_STATES = 16;

  /** An id has fewer values than this. */
  private static final int MAX_IDS = 200;

  /** So much of the texts must be times. */
  private static final double NEARLY = 0.9;

  private final String path;
  private final FieldRole role;
  private final TimeEvidence time;
  private final boolean idByName;
  private final boolean thingByName;
  private final Set<String> distinct = new LinkedHashSet<>();
  private int count;
  private int blank;
  private int numbers;
  private int dates;
  private int whole;
  private int states;
  private String dateUnit = "";

  FieldValues(String path, FieldRole role) {
    this.path = path;
    this.role = role;
    time = new TimeEvidence(path);
    idByName = GroupName.isId(path);
    thingByName = GroupName.isThing(path);
  }

  /** Takes a text that is no number; empty units for one that is no date either. */
  void text(String text, String unit) {
    keep(text);
    if (text.isBlank()) {
      blank++;
    } else if (!unit.isEmpty()) {
      dates++;
      dateUnit = unit;
    }
  }

  /** Takes a word that stands for no value, such as unavailable. */
  void missing(String text) {
    keep(text);
    blank++;
  }

  /** Takes a number that is written with a unit, with separators, or in another way. */
  void written(String text) {
    keep(text);
    numbers++;
  }

  /** Whether its name is that of an id or of a thing, so that its numbers may be ids. */
  boolean mayBeId() {
    return idByName || thingByName;
  }

  /** Takes a number that is no id. */
  void number(double value, boolean isWhole, long referenceMs) {
    count++;
    add(value, isWhole, referenceMs);
  }

  /** Takes a number in quotes, or one that may be an id. */
  void number(String text, double value, boolean isWhole, long referenceMs) {
    keep(text);
    add(value, isWhole, referenceMs);
  }

  private void add(double value, boolean isWhole, long referenceMs) {
    numbers++;
    whole += isWhole ? 1 : 0;
    states += value == 0 || value == 1 ? 1 : 0;
    time.add(value, referenceMs);
  }

  private void keep(String text) {
    count++;
    if (distinct.size() < MAX_VALUES) {
      distinct.add(text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "…" : text);
    }
  }

  String path() {
    return path;
  }

  /** Whether it is a time in ms or finer. */
  boolean isFineTime() {
    return numbers > 0 && time.isFineTime();
  }

  /** Whether its texts are dates, but for a few. */
  boolean isDate() {
    return dates > 0 && dates >= NEARLY * (count - blank);
  }

  /** Whether its numbers are times. */
  boolean isTime(boolean finer) {
    return numbers > 0
        && numbers >= NEARLY * (count - blank)
        && role != FieldRole.IDENTITY
        && (role == FieldRole.VALUE ? time.isTime(finer) : time.isPlausible());
  }

  /** The field as a time. */
  TimeField asTime() {
    return new TimeField(path, isDate() ? dateUnit : time.unit());
  }

  /** Whether at least half of its texts are numbers; of an id by name, all. */
  boolean isNumeric() {
    return numbers > 0
        && role == FieldRole.VALUE
        && (numbers == count || (numbers * 2 >= count && !idByName));
  }

  /** Whether its numbers are few whole ones that come again, and are an id by name. */
  boolean isId() {
    boolean few = distinct.size() <= MAX_IDS && distinct.size() * 2 <= count;
    boolean named = idByName || (thingByName && states < numbers);
    return numbers == count && whole == count && few && named;
  }

  /** Whether its texts are few that come again, as states do. */
  boolean isState() {
    return numbers == 0 && distinct.size() <= MAX_STATES && distinct.size() * 2 <= count;
  }

  /** Whether its texts are few. */
  boolean isFew() {
    return distinct.size() <= MAX_STATES;
  }

  /** The field as one that distinguishes series. */
  TextField asGroup() {
    return new TextField(path, distinct.size(), distinct.iterator().next());
  }

  /** Its name, and how many of its texts are numbers if not all are. */
  String asNumeric() {
    return numbers == count ? path : "%s (%,d of %,d)".formatted(path, numbers, count);
  }
}
