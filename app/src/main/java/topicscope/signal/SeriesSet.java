package topicscope.signal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * All series of one reading of one topic, in the order in which they were first seen.
 *
 * <p>One thread, the reader's, adds series and appends to them; any thread may ask for {@link
 * #all()} and {@link #version()}. A new reading gets a new set, so nothing of an old topic can
 * reach a new line.
 */
public final class SeriesSet {
  private final int capacity;
  private final Map<String, Series> byName = new LinkedHashMap<>();
  private volatile List<Series> all = List.of();
  private int life = 1;
  private final AtomicLong version = new AtomicLong();

  /**
   * @param capacity how many samples each series holds
   */
  public SeriesSet(int capacity) {
    this.capacity = capacity;
  }

  /** The series of that name, made at the first call. For the writing thread. */
  public Series series(String name) {
    Series known = byName.get(name);
    return known != null ? known : add(name);
  }

  /**
   * Ends the series there are: they stay in {@link #all()} and get no more samples. A name that
   * comes again makes another series, told apart by a number. For the writing thread.
   */
  public void startAnew() {
    byName.clear();
    life++;
  }

  /** Says that samples were appended: once per poll, not per record. For the writing thread. */
  public void changed() {
    version.incrementAndGet();
  }

  /** The series seen so far; an immutable list. */
  public List<Series> all() {
    return all;
  }

  /** A number that differs from the last one when there is something new to draw. */
  public long version() {
    return version.get();
  }

  private Series add(String name) {
    String shown = life == 1 ? name : name + " (" + life + ")";
    Series series = new Series(shown, new SampleBuffer(capacity));
    byName.put(name, series);
    List<Series> more = new ArrayList<>(all);
    more.add(series);
    all = List.copyOf(more);
    return series;
  }
}
