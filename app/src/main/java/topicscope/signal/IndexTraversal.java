package topicscope.signal;

/**
 * A walk over the samples of a log by way of its index: a snapshot of what is held, handed out in
 * as few nodes as cover it, and single samples where no complete node fits.
 *
 * <p>A walk may meet memory that is being used again. It then has seen nonsense, though never a
 * place outside the arrays, and is run again, a little further from the oldest samples each time;
 * what it leaves out would have been overwritten a moment later anyway.
 */
abstract class IndexTraversal {
  private static final int REFERENCE_BITS = 3;
  private static final int REFERENCE_MASK = (1 << REFERENCE_BITS) - 1;

  private SampleLog log;
  private long first;
  private long end;

  IndexTraversal(SampleLog log) {
    this.log = log;
  }

  /** Walks until a walk was right. */
  final void run(SampleLog log) {
    this.log = log;
    long left = 0;
    do {
      end = log.end();
      long oldest = log.first(end);
      first = oldest + Math.min(left, (end - oldest) / 2);
      left = Math.max(IndexLevel.FAN, 2 * left);
      begin(first, end);
    } while (!log.holds(first));
  }

  /** Begins anew: the samples held are those from {@code first} on, below {@code end}. */
  abstract void begin(long first, long end);

  /** Takes node {@code k} of a level, or looks into it by {@link #descend}. */
  abstract void node(int level, long k);

  /** Takes single samples, {@code to} exclusive, all of one block. */
  abstract void samples(long from, long to);

  final SampleLog log() {
    return log;
  }

  /** The part of a level where node {@code k} is. */
  final IndexLevel level(int level, long k) {
    return log.level(level, k << shift(level));
  }

  /** Binary logarithm of the number of samples in a node of a level. */
  static int shift(int level) {
    return IndexLevel.BLOCK_SHIFT + level * IndexLevel.FAN_SHIFT;
  }

  final long first() {
    return first;
  }

  final long end() {
    return end;
  }

  /** Hands out the samples from {@code from} on, below {@code to}. */
  final void cover(long from, long to) {
    long number = from;
    while (number < to) {
      int level = largest(number, to);
      if (level < 0) {
        long stop = Math.min(to, (number | (IndexLevel.BLOCK - 1)) + 1);
        samples(number, stop);
        number = stop;
      } else {
        node(level, number >> shift(level));
        number += 1L << shift(level);
      }
    }
  }

  /** Hands out the children of a node. */
  final void descend(int level, long k) {
    if (level == 0) {
      samples(k << IndexLevel.BLOCK_SHIFT, (k + 1) << IndexLevel.BLOCK_SHIFT);
    } else {
      long child = k << IndexLevel.FAN_SHIFT;
      for (int i = 0; i < IndexLevel.FAN; i++) {
        node(level - 1, child + i);
      }
    }
  }

  /**
   * Stands for the first, last, lowest or highest sample of a node until its number is needed.
   *
   * @param level -1 for a single sample
   * @param number the first sample of the node
   */
  static long reference(int level, long number) {
    return (number << REFERENCE_BITS) | (level + 1);
  }

  /** Stands for a single sample. */
  static long reference(long number) {
    return number << REFERENCE_BITS;
  }

  /** The reference {@code count} nodes or samples further on. */
  static long step(long reference, int count, int shift) {
    return reference + ((long) count << (shift + REFERENCE_BITS));
  }

  /** The number of the sample that is meant. */
  final long resolve(long reference, int which) {
    long number = reference >> REFERENCE_BITS;
    for (int l = (int) (reference & REFERENCE_MASK) - 1; l >= 0; l--) {
      IndexLevel level = log.level(l, number);
      number += (long) level.place(number >> level.shift, which) << level.childShift;
    }
    return number;
  }

  private int largest(long number, long to) {
    int level = log.levels() - 1;
    while (level >= 0) {
      long size = 1L << shift(level);
      if ((number & (size - 1)) == 0 && number + size <= to) {
        return level;
      }
      level--;
    }
    return -1;
  }
}
