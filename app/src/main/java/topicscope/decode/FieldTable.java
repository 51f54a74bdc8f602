package topicscope.decode;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The fields found in a reading: path to slot number and back, in the order in which they were
 * first seen.
 *
 * <p>The reading thread adds fields; any thread may ask for {@link #paths()} and say which fields
 * it wants. A field that nobody wants is still found and counted, but its numbers are skipped.
 *
 * <p>Holds at most as many fields as it was made for. When full, further fields are left out and
 * {@link #leftOut()} counts their values.
 */
public final class FieldTable {
  /** What a full table answers. */
  public static final int NONE = -1;

  /** What {@link #find} answers for a path that may still get a slot. */
  public static final int UNKNOWN = -2;

  /** How many fields of one topic are kept unless somebody asks for another number. */
  public static final int MOST_FIELDS = 1_000;

  private static final int LONGEST_PATH = 512;

  private final Predicate<String> wish;
  private final Map<String, Integer> slots = new HashMap<>();
  private final ByteInterner bytePaths;
  private final List<String> paths = new ArrayList<>();
  private final WriterCounter leftOut = new WriterCounter();
  private final int capacity;
  private final int[] slotsByNumber;
  private final boolean[] times;
  private volatile List<String> published = List.of();
  private volatile boolean[] wanted;

  /**
   * @param capacity how many fields are kept
   * @param wish which fields are wanted at first, by path; asked once for each
   */
  public FieldTable(int capacity, Predicate<String> wish) {
    this.capacity = capacity;
    this.wish = wish;
    slotsByNumber = new int[capacity];
    times = new boolean[capacity];
    bytePaths = new ByteInterner(capacity);
    wanted = new boolean[capacity];
  }

  /** A table of the usual size in which every field is wanted. */
  public static FieldTable ofAll() {
    return new FieldTable(MOST_FIELDS, path -> true);
  }

  /** The slot of that path, made at the first call, or {@link #NONE}. For the reading thread. */
  public int slot(String path) {
    Integer known = slots.get(path);
    if (known != null) {
      return known;
    }
    return paths.size() < capacity ? add(path) : NONE;
  }

  /**
   * The slot of the path that stands (as UTF-8) between the two places, {@link #UNKNOWN} if it has
   * none yet, or {@link #NONE} if it will get none. Allocates nothing. For the reading thread.
   */
  public int find(byte[] bytes, int from, int to) {
    int number = bytePaths.find(bytes, from, to);
    if (number != ByteInterner.FULL) {
      return slotsByNumber[number];
    }
    return paths.size() < capacity && to - from <= LONGEST_PATH ? UNKNOWN : NONE;
  }

  /** The slot of the path between the two places, made if it has none yet. */
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

  /** Counts values that have no slot. For the reading thread. */
  public void leaveOut(int values) {
    leftOut.add(values);
  }

  /**
   * Which slots are wanted, by slot number; replaced whole at every change, never to be changed.
   */
  public boolean[] wanted() {
    return wanted;
  }

  /** Says whether a field is wanted, from the next record on. For any thread. */
  public synchronized void want(int slot, boolean wish) {
    boolean[] changed = wanted.clone();
    changed[slot] = wish;
    wanted = changed;
  }

  /** Says that the field of that slot holds a time, ms since the epoch. For the reading thread. */
  public void declareTime(int slot) {
    times[slot] = true;
  }

  /** Whether the field of that slot was declared to hold a time. For the reading thread. */
  public boolean isTime(int slot) {
    return times[slot];
  }

  /** The paths found so far, by slot number; immutable. */
  public List<String> paths() {
    return published;
  }

  /** How many fields were found so far. For the reading thread. */
  public int size() {
    return paths.size();
  }

  /** How many values were left out because the table was full. */
  public long leftOut() {
    return leftOut.get();
  }

  /** What a user should know about the cap; empty while nothing was left out. */
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
    want(slot, wish.test(path));
    published = List.copyOf(paths);
    return slot;
  }
}
