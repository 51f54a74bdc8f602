package topicscope.signal;

/**
 * A traversal of the samples of a log through its index: a snapshot of what is held, delivered in
 * as few nodes as possible, with single samples where no complete node fits.
 *
 * <p>A traversal may read memory that is being reused. It then has read garbage, though never
 * outside the arrays, and is repeated, each time a little further from the oldest samples. What it
 * leaves out would be overwritten a moment later anyway.
 */
abstract class IndexTraversal {
  private static final int REFERENCE_BITS = 3;
  private static final int REFERENCE_MASK = (1 << REFERENCE_BITS) - 1;

  /** Everything that is held. */
  static final XRange ALL = new XRange.ByNumber(0, XRange.FURTHEST);

  private SampleLog log;
  private long first;
  private long end;

  IndexTraversal(SampleLog log) {
    this.log = log;
  }

  /** Repeats the traversal until one was undisturbed. */
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

  /**
   * A range among the samples held: numbers from {@code first} on, below {@code end}, with times
   * from {@code early} to {@code late} inclusive, in the unit of the log.
   */
  record Limits(long first, long end, long early, long late) {
    boolean holds(long time) {
      return time >= early && time <= late;
    }

    /** Whether no sample of a node is in the range. */
    boolean misses(IndexLevel level, int slot) {
      return level.earliest[slot] > late || level.latest[slot] < early;
    }

    /** Whether all samples of a node are in the range, by their times. */
    boolean covers(IndexLevel level, int slot) {
      return level.earliest[slot] >= early && level.latest[slot] <= late;
    }
  }

  /** The samples held that are in a range. */
  final Limits limits(XRange range, long first, long end) {
    return switch (range) {
      case XRange.ByNumber(double from, double to) ->
          new Limits(
              Math.clamp((long) Math.ceil(from), first, end),
              Math.clamp((long) Math.ceil(to), first, end),
              Long.MIN_VALUE,
              Long.MAX_VALUE);
      case XRange.ByTime(double from, double to) -> {
        double perMs = (double) log.unit().perMs();
        yield new Limits(
            first, end, (long) Math.ceil(from * perMs), (long) Math.ceil(to * perMs) - 1);
      }
    };
  }

  /** Starts again: the samples held are those from {@code first} on, below {@code end}. */
  abstract void begin(long first, long end);

  /** Takes node {@code k} of a level, or opens it with {@link #descend}. */
  abstract void node(int level, long k);

  /** Takes single samples, {@code to} exclusive, all of one block. */
  abstract void samples(long from, long to);

  final SampleLog log() {
    return log;
  }

  /** The part of a level that contains node {@code k}. */
  final IndexLevel level(int level, long k) {
    return log.level(level, k << shift(level));
  }

  /** Binary logarithm of the number of samples in a node of a level. */
  static int shift(int level) {
    return IndexLevel.BLOCK_SHIFT + level * IndexLevel.FAN_SHIFT;
  }

  final long end() {
    return end;
  }

  /** Delivers the samples from {@code from} on, below {@code to}. */
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

  /** Delivers the children of a node. */
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
   * A reference to the first, last, lowest or highest sample of a node, resolved when its number is
   * needed.
   *
   * @param level -1 for a single sample
   * @param number the first sample of the node
   */
  static long reference(int level, long number) {
    return (number << REFERENCE_BITS) | (level + 1);
  }

  /** A reference to a single sample. */
  static long reference(long number) {
    return number << REFERENCE_BITS;
  }

  /** The reference {@code count} nodes or samples later. */
  static long step(long reference, int count, int shift) {
    return reference + ((long) count << (shift + REFERENCE_BITS));
  }

  /** The number of the referenced sample. */
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
