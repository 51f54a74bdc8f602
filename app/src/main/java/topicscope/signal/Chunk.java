package topicscope.signal;

import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * A stretch of consecutive samples: the unit in which the log grows and in which its memory is used
 * again.
 *
 * <p>Written by the thread that appends; readers look only at samples that were published to them.
 */
final class Chunk {
  private final int capacity;
  private final byte[] gapLimits;

  /** The lowest level of the index. */
  final IndexLevel blocks;

  final RecordRefs origins = new RecordRefs();
  long[] times;
  double[] values;
  private short[] residues = new short[0];

  /**
   * @param capacity how many samples fit
   * @param initial how many samples get room at once
   */
  Chunk(int capacity, int initial) {
    this.capacity = capacity;
    gapLimits = new byte[capacity >> IndexLevel.BLOCK_SHIFT];
    blocks = new IndexLevel(0, capacity >> IndexLevel.BLOCK_SHIFT);
    times = new long[initial];
    values = new double[initial];
  }

  /** Makes the chunk ready for other samples. */
  void clear() {
    origins.clear();
    Arrays.fill(residues, (short) 0);
  }

  /** Makes room for {@code size} samples, which may not be more than the capacity. */
  void ensure(int size) {
    if (times.length < size) {
      int room = Math.min(capacity, Math.max(size, 2 * times.length));
      long[] grownTimes = Arrays.copyOf(times, room);
      double[] grownValues = Arrays.copyOf(values, room);
      VarHandle.releaseFence();
      times = grownTimes;
      values = grownValues;
    }
  }

  /** What was lost when a whole number became the double that stands at {@code index}. */
  int residue(int index) {
    short[] known = residues;
    return index < known.length ? known[index] : 0;
  }

  void setResidue(int index, short residue) {
    if (residues.length == 0) {
      short[] grown = new short[capacity];
      VarHandle.releaseFence();
      residues = grown;
    }
    residues[index] = residue;
  }

  /** The bin of the longest spacing that is no gap, as known when the block was complete. */
  int gapLimit(int index) {
    return gapLimits[index >> IndexLevel.BLOCK_SHIFT] & 0xFF;
  }

  void setGapLimit(int index, int limit) {
    gapLimits[index >> IndexLevel.BLOCK_SHIFT] = (byte) limit;
  }

  void copy(int from, int to, SampleCopy window, int at) {
    int length = to - from;
    window.takeTimes(times, from, length, at);
    System.arraycopy(values, from, window.values, at, length);
    short[] known = residues;
    if (known.length == 0) {
      Arrays.fill(window.residues, at, at + length, (short) 0);
    } else {
      System.arraycopy(known, from, window.residues, at, length);
    }
    origins.copy(from, to, window, at);
  }
}
