package topicscope.decode;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The fields found in a reading: from path to slot number and back, in the order of first
 * occurrence.
 *
 * <p>The reading thread adds fields. Any thread may call {@link #paths()} and choose the wanted
 * fields. A field that is not wanted is found and counted, but its numbers are skipped.
 *
 * <p>Bounded: when full, further fields are left out and {@link #leftOut()} counts their values.
 */
public final class FieldTable {
  /** The answer of a full table. */
  public static final int NONE = -1;

  /** The answer of {@link #find} for a path that may still get a slot. */
  public static final int UNKNOWN = -2;

  /** A field that is no data: it gets no slot, and its values are not counted. */
  public static final int IGNORED = -3;

  /** The default number of fields per topic. */
  public static final int MAX_FIELDS = 1_000;

  private static final int MAX_PATH_LENGTH = 512;

  private final Predicate<String> wish;
  private final Map<String, Integer> slots = new HashMap<>();
  private final ByteInterner bytePaths;
  private final List<String> paths = new ArrayList<>();
  private final WriterCounter leftOut = new WriterCounter();
  private final int capacity;
  private final int[] slotsByNumber;
  private final FieldRole[] roles;
  private final boolean[] keys;
  private final NumberNotation[] notations;
  private volatile Map<String, NumberNotation> notationsByPath = Map.of();
  private volatile boolean notated;
  private boolean hasRowTimes;
  private boolean hasBaseTimes;
  private boolean hasBaseValues;
  private boolean hasUnits;
  private volatile List<String> published = List.of();
  private volatile boolean[] wanted;
  private volatile boolean[] drawn;

  /**
   * @param capacity number of fields held
   * @param wish whether a field is wanted at first, by path; called once per field
   */
  public FieldTable(int capacity, Predicate<String> wish) {
    this.capacity = capacity;
    this.wish = wish;
    slotsByNumber = new int[capacity];
    roles = new FieldRole[capacity];
    Arrays.fill(roles, FieldRole.VALUE);
    keys = new boolean[capacity];
    notations = new NumberNotation[capacity];
    Arrays.fill(notations, NumberNotation.NONE);
    bytePaths = new ByteInterner(capacity);
    wanted = new boolean[capacity];
    drawn = wanted;
  }

  /** A table of the default size in which every field is wanted. */
  public static FieldTable ofAll() {
    return new FieldTable(MAX_FIELDS, path -> true);
  }

  /** The slot of that path, created at the first call, or {@link #NONE}. For the reading thread. */
  public int slot(String path) {
    Integer known = slots.get(path);
    if (known != null) {
      return known;
    }
    return paths.size() < capacity ? add(path) : NONE;
  }

  /**
   * The slot of the path (UTF-8) between the two positions; {@link #UNKNOWN} if it has none yet,
   * {@link #NONE} if it will get none. Allocates nothing. For the reading thread.
   */
  public int find(byte[] bytes, int from, int to) {
    if (to - from > MAX_PATH_LENGTH) {
      return NONE;
    }
    int number = bytePaths.find(bytes, from, to);
    if (number != ByteInterner.FULL) {
      return slotsByNumber[number];
    }
    return paths.size() < capacity ? UNKNOWN : NONE;
  }

  /** The slot of the path between the two positions, created if it has none yet. */
  public int learn(byte[] bytes, int from, int to) {
    int found = find(bytes, from, to);
    if (found != UNKNOWN) {
      return found;
    }
    int slot = slot(new String(bytes, from, to - from, UTF_8));
    int number = bytePaths.numberOf(bytes, from, to);
    if (number != ByteInterner.FULL) {
      slotsByNumber[number] = slot;
    }
    return slot;
  }

  /** Counts values without a slot. For the reading thread. */
  public void leaveOut(int values) {
    leftOut.add(values);
  }

  /**
   * The wanted slots, by slot number; replaced as a whole at every change, and must not be changed.
   */
  public boolean[] wanted() {
    return wanted;
  }

  /** Sets whether a field is wanted, from the next record on. Thread-safe. */
  public synchronized void want(int slot, boolean wish) {
    boolean[] changed = wanted.clone();
    changed[slot] = wish;
    wanted = changed;
    draw();
  }

  /**
   * The slots that are wanted for their values, not only to place a row; replaced as a whole at
   * every change, and must not be changed.
   */
  public boolean[] drawn() {
    return drawn;
  }

  private void draw() {
    boolean[] values = wanted.clone();
    for (int slot = 0; slot < capacity; slot++) {
      values[slot] &= roles[slot].isDrawn();
    }
    drawn = values;
  }

  /** Declares what the field of that slot is for. For the reading thread. */
  public synchronized void declare(int slot, FieldRole role) {
    roles[slot] = role;
    hasRowTimes |= role == FieldRole.ROW_TIME;
    hasBaseTimes |= role == FieldRole.BASE_TIME || role == FieldRole.OFFSET;
    hasBaseValues |= role == FieldRole.BASE_VALUE;
    hasUnits |= role == FieldRole.UNIT || role == FieldRole.BASE_UNIT;
    keys[slot] |= role != FieldRole.VALUE && role != FieldRole.ABOVE_BASE;
    draw();
  }

  /** Whether there is a field that is the time of rows. For the reading thread. */
  public boolean hasRowTimes() {
    return hasRowTimes;
  }

  /** Whether times of rows are added to a base. For the reading thread. */
  public boolean hasBaseTimes() {
    return hasBaseTimes;
  }

  /** Whether there is a field that is added to values. For the reading thread. */
  public boolean hasBaseValues() {
    return hasBaseValues;
  }

  /** Whether there is a field that is the unit of values. For the reading thread. */
  public boolean hasUnits() {
    return hasUnits;
  }

  /** What the field of that slot is for. For the reading thread. */
  public FieldRole role(int slot) {
    return roles[slot];
  }

  /** Whether the field of that slot was declared a time. For the reading thread. */
  public boolean isTime(int slot) {
    return roles[slot] == FieldRole.TIME || roles[slot] == FieldRole.ROW_TIME;
  }

  /** Declares that a row's time or group depends on the field of that slot. */
  public void declareKey(int slot) {
    keys[slot] = true;
  }

  /** Whether a row's time or group may depend on the field of that slot. */
  public boolean isKey(int slot) {
    return keys[slot];
  }

  /**
   * The slot of that path, or of the path without the places in lists: {@code values[0].id} for
   * {@code values.id}, where rows take the place of places; {@link #NONE} if there is neither.
   */
  public int slotOf(String path) {
    int slot = published.indexOf(path);
    return slot >= 0 ? slot : published.indexOf(withoutPlaces(path));
  }

  /** A path without the places in lists. */
  public static String withoutPlaces(String path) {
    String without = path.replaceAll("\\[\\d+\\]", "");
    return without.startsWith(".") ? without.substring(1) : without;
  }

  /**
   * Declares how the numbers of text fields are written, by path; fields that have a notation keep
   * its unit. For the reading thread.
   */
  public void declareNotations(Map<String, NumberNotation> found) {
    Map<String, NumberNotation> all = new HashMap<>(notationsByPath);
    found.forEach((path, notation) -> all.merge(path, notation, NumberNotation::refined));
    notationsByPath = Map.copyOf(all);
    notated = !all.isEmpty();
    for (int slot = 0; slot < paths.size(); slot++) {
      notations[slot] = notation(paths.get(slot));
    }
  }

  /** Whether any field has a notation. Thread-safe. */
  public boolean hasNotations() {
    return notated;
  }

  /**
   * The notation of that field; {@link NumberNotation#NONE} if it has none. For the reading thread.
   */
  public NumberNotation notation(int slot) {
    return slot >= 0 ? notations[slot] : NumberNotation.NONE;
  }

  /** The notation of the field with that path. Thread-safe. */
  public NumberNotation notation(String path) {
    return notationsByPath.getOrDefault(path, NumberNotation.NONE);
  }

  /** The paths found so far, by slot number; immutable. */
  public List<String> paths() {
    return published;
  }

  /** The number of fields found so far. For the reading thread. */
  public int size() {
    return paths.size();
  }

  /** The number of values left out because the table was full. */
  public long leftOut() {
    return leftOut.get();
  }

  /** A notice about the bound; empty while nothing was left out. */
  public String note() {
    long values = leftOut();
    return values == 0
        ? ""
        : "only the first %,d fields are kept; %,d values of further fields were left out"
            .formatted(capacity, values);
  }

  private int add(String path) {
    int slot = paths.size();
    paths.add(path);
    slots.put(path, slot);
    notations[slot] = notation(path);
    want(slot, wish.test(path));
    published = List.copyOf(paths);
    return slot;
  }
}
