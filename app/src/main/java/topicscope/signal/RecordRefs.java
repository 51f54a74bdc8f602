package topicscope.signal;

import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * The record that each sample of a chunk came from, run-length coded and exact.
 *
 * <p>A run is a sequence of samples of one partition with offsets in equal steps: 1 for a topic of
 * bare numbers, 0 for many samples of one record, n for every n-th record. A break of the sequence
 * costs 16 bytes, so the chunk's size bounds the memory.
 *
 * <p>One thread adds, any thread looks up what was published. A run never changes once a reader may
 * depend on it.
 */
final class RecordRefs {
  private static final int WORDS = 4;
  private static final int START_SHIFT = 32;
  private static final long ABSURD = 1L << 63;

  // Four words a run: mark, start and partition; first offset; step; the record's time if absurd.
  private long[] runs = new long[WORDS];
  private volatile int count;

  private int partition;
  private long nextOffset;
  private long step;
  private int length;
  private boolean absurd;
  private long absurdTime;

  void clear() {
    count = 0;
    length = 0;
  }

  /** Adds the origin of sample {@code index}, the next one of the chunk. */
  void add(int index, int partition, long offset) {
    if (length > 1 && offset == nextOffset && partition == this.partition && !absurd) {
      length++;
      nextOffset += step;
    } else {
      extend(index, partition, offset, false, 0);
    }
  }

  /** Adds the origin of a sample whose record has an impossible time. */
  void addAbsurd(int index, int partition, long offset, long recordTime) {
    extend(index, partition, offset, true, recordTime);
  }

  long offset(int index) {
    int run = find(index);
    return runs[run + 1] + (index - start(run)) * runs[run + 2];
  }

  int partition(int index) {
    return (int) runs[find(index)];
  }

  long recordTime(int index, long otherwise) {
    int run = find(index);
    return runs[run] < 0 ? runs[run + 3] : otherwise;
  }

  /** Copies the origins of the samples from {@code from} on, below {@code to}. */
  void copy(int from, int to, SampleCopy window, int at) {
    int run = find(from);
    int last = WORDS * (count - 1);
    int index = from;
    while (index < to) {
      int start = start(run);
      int stop = run < last ? Math.clamp(start(run + WORDS), index + 1, to) : to;
      int target = at + index - from;
      int length = stop - index;
      Arrays.fill(window.partitions, target, target + length, (int) runs[run]);
      long step = runs[run + 2];
      long offset = runs[run + 1] + (index - start) * step;
      for (int i = target; i < target + length; i++) {
        window.offsets[i] = offset;
        offset += step;
      }
      if (runs[run] < 0) {
        Arrays.fill(window.recordTimes, target, target + length, runs[run + 3]);
      }
      index = stop;
      run = Math.min(run + WORDS, last);
    }
  }

  private void extend(int index, int partition, long offset, boolean absurd, long time) {
    boolean alike =
        length > 0 && partition == this.partition && absurd == this.absurd && time == absurdTime;
    if (alike && (length == 1 || offset == nextOffset)) {
      if (length == 1) {
        step = offset - nextOffset;
        runs[WORDS * (count - 1) + 2] = step;
      }
      length++;
    } else {
      begin(index, partition, offset, absurd, time);
    }
    nextOffset = offset + step;
  }

  private void begin(int index, int partition, long offset, boolean absurd, long time) {
    int run = WORDS * count;
    if (run == runs.length) {
      long[] grown = Arrays.copyOf(runs, run * 2);
      VarHandle.releaseFence();
      runs = grown;
    }
    runs[run] = (absurd ? ABSURD : 0) | ((long) index << START_SHIFT) | (partition & 0xFFFF_FFFFL);
    runs[run + 1] = offset;
    runs[run + 2] = 0;
    runs[run + 3] = time;
    this.partition = partition;
    this.absurd = absurd;
    absurdTime = time;
    step = 0;
    length = 1;
    count = run / WORDS + 1;
  }

  private int find(int index) {
    int low = 0;
    int high = count - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (start(WORDS * middle) <= index) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return WORDS * low;
  }

  private int start(int run) {
    return (int) (runs[run] >>> START_SHIFT) & 0x7FFF_FFFF;
  }
}
