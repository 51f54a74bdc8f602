package topicscope.trigger;

import java.util.Arrays;
import topicscope.signal.SampleCopy;

/**
 * Brings samples that come out of order into the order of their times, equal ones into that of
 * their offsets. It waits for those that are up to {@value #WAIT_MS} ms late; later ones are
 * counted.
 *
 * <p>Owned by one thread. A sample that is in its place costs a few stores; it allocates only to
 * grow.
 */
final class ReorderWindow {
  /** How late a sample may be, by its own time and by the clock. */
  static final long WAIT_MS = 1_000;

  /** After so many strays in a row the others are the strays. */
  private static final int IN_A_ROW = 128;

  private static final long AHEAD_MS = 60_000;
  private static final int FIRST_ROOM = 1_024;
  private static final int MAX_ROOM = 1 << 19;

  // Sorted; a ring from first on.
  private long[] times = new long[FIRST_ROOM];
  private int[] nanos = new int[FIRST_ROOM];
  private double[] values = new double[FIRST_ROOM];
  private int[] partitions = new int[FIRST_ROOM];
  private long[] offsets = new long[FIRST_ROOM];
  private long[] numbers = new long[FIRST_ROOM];
  private int first;
  private int size;
  private long released = Long.MIN_VALUE;
  private long missed;
  private int astray;

  /** Takes the samples, one after the other, in the order of their times. */
  interface Taker {
    /**
     * The next sample.
     *
     * @param number its number in the buffer
     */
    void take(long timeMs, int nanos, double value, int partition, long offset, long number);
  }

  /** How many samples came too late to be put into order. */
  long missed() {
    return missed;
  }

  /**
   * Takes a sample of a copy.
   *
   * @param nowMs the clock; a time far ahead of it and of all others is a stray
   */
  void add(SampleCopy from, int index, long nowMs, Taker taker) {
    long time = from.time(index);
    int nano = from.nanos(index);
    if (time < released || isAhead(time, nowMs)) {
      missed++;
      if (++astray < IN_A_ROW) {
        return;
      }
      // The clock that makes the times was set.
      missed--;
      releaseAll(taker);
      released = Long.MIN_VALUE;
    }
    astray = 0;
    if (size == times.length) {
      grow();
    }
    long offset = from.offset(index);
    int place = size;
    int at = slot(place);
    while (place > 0) {
      int before = slot(place - 1);
      if (!isAfter(before, time, nano, offset)) {
        break;
      }
      move(before, at);
      at = before;
      place--;
    }
    times[at] = time;
    nanos[at] = nano;
    values[at] = from.value(index);
    partitions[at] = from.partition(index);
    offsets[at] = offset;
    numbers[at] = from.firstNumber() + index;
    size++;
  }

  /** Gives out what can't be overtaken any more: what is old enough beside the latest sample. */
  void release(Taker taker) {
    if (size > 0) {
      release(times[slot(size - 1)] - WAIT_MS, taker);
      while (size >= MAX_ROOM / 2) {
        give(taker);
      }
    }
  }

  /** Gives out everything: nothing came for long enough. */
  void releaseAll(Taker taker) {
    release(Long.MAX_VALUE, taker);
  }

  private boolean isAhead(long time, long nowMs) {
    long latest = size > 0 ? times[slot(size - 1)] : released;
    return latest != Long.MIN_VALUE && time > nowMs + AHEAD_MS && time > latest + AHEAD_MS;
  }

  private void release(long untilMs, Taker taker) {
    while (size > 0 && times[first] <= untilMs) {
      give(taker);
    }
  }

  private void give(Taker taker) {
    int at = first;
    released = Math.max(released, times[at]);
    first = (first + 1) & (times.length - 1);
    size--;
    taker.take(times[at], nanos[at], values[at], partitions[at], offsets[at], numbers[at]);
  }

  private boolean isAfter(int at, long time, int nano, long offset) {
    if (times[at] != time) {
      return times[at] > time;
    }
    return nanos[at] != nano ? nanos[at] > nano : offsets[at] > offset;
  }

  private int slot(int place) {
    return (first + place) & (times.length - 1);
  }

  private void move(int from, int to) {
    times[to] = times[from];
    nanos[to] = nanos[from];
    values[to] = values[from];
    partitions[to] = partitions[from];
    offsets[to] = offsets[from];
    numbers[to] = numbers[from];
  }

  private void grow() {
    times = grown(times);
    nanos = grown(nanos);
    partitions = grown(partitions);
    offsets = grown(offsets);
    numbers = grown(numbers);
    double[] more = new double[2 * size];
    for (int i = 0; i < size; i++) {
      more[i] = values[(first + i) & (size - 1)];
    }
    values = more;
    first = 0;
  }

  private long[] grown(long[] from) {
    long[] more = Arrays.copyOfRange(from, first, first + 2 * size);
    System.arraycopy(from, 0, more, size - first, first);
    return more;
  }

  private int[] grown(int[] from) {
    int[] more = Arrays.copyOfRange(from, first, first + 2 * size);
    System.arraycopy(from, 0, more, size - first, first);
    return more;
  }
}
