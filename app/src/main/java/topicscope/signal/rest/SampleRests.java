package topicscope.signal.rest;

import java.util.Arrays;
import java.util.function.LongPredicate;

/**
 * Samples of a series that are only counted: how many lie beside which of the samples held, and the
 * sum of their values. In the order of the numbers of these.
 *
 * <p>Immutable for readers, of any thread. One writer makes the next one of the latest; both share
 * memory, of which each sees no more than it had when it was made, and which is not used again. The
 * writer publishes it by a volatile write.
 */
public final class SampleRests {
  /** Nothing. */
  public static final SampleRests NONE = new SampleRests(new Block[0], 0);

  private final Block[] blocks;

  /** How many of the last block are seen. */
  private final int lastSize;

  /**
   * What lies beside some samples in all.
   *
   * @param count the number of samples
   * @param sum the sum of their values
   */
  public record Total(long count, double sum) {}

  private SampleRests(Block[] blocks, int lastSize) {
    this.blocks = blocks;
    this.lastSize = lastSize;
  }

  /** Whether nothing was counted. */
  public boolean isEmpty() {
    return blocks.length == 0;
  }

  /**
   * These and others after them. Called by the writer only, and on the latest one.
   *
   * @param batch the others
   * @param first the number of the first sample of their batch
   * @param oldest what lies beside samples before that one may be forgotten
   */
  public SampleRests with(RestBatch batch, long first, long oldest) {
    if (batch.size == 0) {
      return this;
    }
    Block[] next = blocks;
    int size = lastSize;
    for (int i = 0; i < batch.size; i++) {
      if (next.length == 0 || size == Block.SIZE) {
        int forgotten = 0;
        while (forgotten < next.length && next[forgotten].numbers[Block.SIZE - 1] < oldest) {
          forgotten++;
        }
        next = Arrays.copyOfRange(next, forgotten, next.length + 1);
        next[next.length - 1] = new Block();
        size = 0;
      }
      next[next.length - 1].set(size++, first + batch.places[i], batch.counts[i], batch.sums[i]);
    }
    return new SampleRests(next, size);
  }

  /**
   * What lies beside samples from number {@code from} on, below {@code to}.
   *
   * @param which the samples that count, by number
   */
  public Total total(long from, long to, LongPredicate which) {
    Sum sum = new Sum();
    for (int i = 0; i < blocks.length; i++) {
      int size = i == blocks.length - 1 ? lastSize : Block.SIZE;
      blocks[i].addTo(sum, size, from, to, which);
    }
    return new Total(sum.count, sum.high + sum.low);
  }

  /** So many of them, in arrays that are filled once. */
  private static final class Block {
    static final int SIZE = 256;

    final long[] numbers = new long[SIZE];
    private final long[] counts = new long[SIZE];
    private final double[] sums = new double[SIZE];

    void set(int at, long number, long count, double sum) {
      numbers[at] = number;
      counts[at] = count;
      sums[at] = sum;
    }

    void addTo(Sum sum, int size, long from, long to, LongPredicate which) {
      if (numbers[0] >= to || numbers[size - 1] < from) {
        return;
      }
      for (int i = 0; i < size; i++) {
        if (numbers[i] >= from && numbers[i] < to && which.test(numbers[i])) {
          sum.add(counts[i], sums[i]);
        }
      }
    }
  }

  /** A sum of doubles in two of them: D. E. Knuth, The Art of Computer Programming, 4.2.2. */
  private static final class Sum {
    long count;
    double high;
    double low;

    void add(long more, double value) {
      double sum = high + value;
      double part = sum - high;
      count += more;
      low += (high - (sum - part)) + (value - part);
      high = sum;
    }
  }
}
