package topicscope.signal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * All series of one reading of one topic, in the order in which they were first seen.
 *
 * <p>The reader thread adds series and appends to them. Another thread may derive further series
 * and append to those. Any thread may call {@link #all()} and {@link #version()}. A new reading
 * gets a new set, so nothing of an old topic reaches a new line.
 */
public final class SeriesSet implements SeriesSource {
  private final int capacity;
  private final String only;
  private final Map<String, Series> byName = new LinkedHashMap<>();
  private final Map<String, Series> stateSeries = new HashMap<>();
  private final Map<String, Series> derived = new HashMap<>();
  private final RecordCounter tally = new RecordCounter();
  private volatile List<Series> all = List.of();
  private volatile int life = 1;
  private final AtomicLong version = new AtomicLong();

  /**
   * @param capacity number of samples that each series holds
   */
  public SeriesSet(int capacity) {
    this(capacity, "");
  }

  /**
   * @param capacity number of samples that each series holds
   * @param only a second name for the series while only one is read: the topic's name then stands
   *     for it
   */
  public SeriesSet(int capacity, String only) {
    this.capacity = capacity;
    this.only = only;
  }

  /** Returns the series of that name, and creates it at the first call. For the writing thread. */
  public Series series(String name) {
    return series(name, Series.Form.NUMBERS);
  }

  /** The same; a new one is of that form. For the writing thread. */
  public synchronized Series series(String name, Series.Form form) {
    Map<String, Series> known = form.states().isEmpty() ? byName : stateSeries;
    return known.computeIfAbsent(name, other -> add(other, form));
  }

  /** Finds the series of numbers of that name, read or derived. */
  public synchronized Optional<Series> find(String name) {
    Series read = byName.get(name);
    Optional<Series> found = Optional.ofNullable(read != null ? read : derived.get(name));
    return found.isEmpty() && name.equals(only) && byName.size() == 1
        ? byName.values().stream().findFirst()
        : found;
  }

  /** The series of numbers read so far by name, without ended and derived ones. */
  public synchronized Map<String, Series> read() {
    return new LinkedHashMap<>(byName);
  }

  /**
   * Creates a series of that name for the caller to append to. If the name is taken, the new series
   * gets a distinct one.
   */
  public Series derive(String name, TimeUnit unit) {
    return derive(name, new Series.Form(Optional.empty(), unit, ""));
  }

  /** The same, of that form. */
  public synchronized Series derive(String name, Series.Form form) {
    String free = byName.containsKey(name) ? name + " (derived)" : name;
    Series series = add(free, form);
    derived.put(name, series);
    return series;
  }

  /** Removes a derived series. Nothing may be appended to it afterwards. */
  public synchronized void remove(Series series) {
    derived.values().removeIf(series::equals);
    List<Series> fewer = new ArrayList<>(all);
    fewer.remove(series);
    all = List.copyOf(fewer);
    changed();
  }

  /** Whether no series has a sample. */
  public boolean isEmpty() {
    return all.stream().allMatch(series -> series.buffer().size() == 0);
  }

  /** Counts the records that the series come from. For the writing thread. */
  public RecordCounter tally() {
    return tally;
  }

  /** The number of records by time. */
  public SampleBuffer records() {
    return tally.counts();
  }

  /** The bytes of keys and values by time. */
  public SampleBuffer bytes() {
    return tally.bytes();
  }

  /** The generation of the series: 1, and one more after each {@link #startAnew()}. */
  public int life() {
    return life;
  }

  /**
   * Ends the present series: they stay in {@link #all()} and get no more samples. A name that comes
   * again creates another series, distinguished by a number. For the writing thread.
   */
  public synchronized void startAnew() {
    byName.clear();
    stateSeries.clear();
    derived.clear();
    life++;
  }

  /**
   * Announces that samples were appended: once per poll, not per record. For the writing thread.
   */
  public void changed() {
    version.incrementAndGet();
  }

  @Override
  public List<Series> all() {
    return all;
  }

  @Override
  public long version() {
    return version.get();
  }

  private Series add(String name, Series.Form form) {
    String shown = life == 1 ? name : name + " (" + life + ")";
    SampleBuffer buffer = new SampleBuffer(capacity, form.times());
    Series series = new Series(shown, buffer, form.states(), form.unit());
    List<Series> more = new ArrayList<>(all);
    more.add(series);
    all = List.copyOf(more);
    return series;
  }
}
