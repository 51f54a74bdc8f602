package topicscope.signal.distribution;

import java.util.Arrays;

/**
 * How many values are in each of neighbouring bins. A bin contains its lower edge, and not its
 * upper one. Immutable.
 */
public final class Histogram {
  /** No bins. */
  static final Histogram EMPTY = new Histogram(new BinEdges(new double[1], 0, 0), new int[0]);

  private final BinEdges edges;
  private final int[] counts;

  private Histogram(BinEdges edges, int[] counts) {
    this.edges = edges;
    this.counts = counts;
  }

  /** Counts the first {@code size} values, all of which are between the edges. */
  static Histogram of(double[] values, int size, BinEdges edges) {
    int[] counts = new int[edges.bins()];
    for (int i = 0; i < size; i++) {
      counts[edges.bin(values[i])]++;
    }
    return new Histogram(edges, counts);
  }

  /** The number of bins. */
  public int size() {
    return counts.length;
  }

  /** The lower edge of a bin. */
  public double from(int bin) {
    return edges.at(bin);
  }

  /** The upper edge of a bin. */
  public double to(int bin) {
    return edges.at(bin + 1);
  }

  /** The number of values in a bin. */
  public int count(int bin) {
    return counts[bin];
  }

  /** The number of values in the fullest bin; 0 without bins. */
  public int largest() {
    return Arrays.stream(counts).max().orElse(0);
  }

  /** The width of all bins; 0 if they differ, and without bins. */
  public double width() {
    return size() > 1 && linearBelow() == 0 ? to(0) - from(0) : 0;
  }

  /**
   * What all values are multiples of: 1 for whole numbers, 0.1 for one decimal; 0 if they have more
   * than six. The edges are then between two possible values.
   */
  public double step() {
    return edges.step();
  }

  /** Magnitudes below this are spread linearly; 0 for bins of equal width. */
  public double linearBelow() {
    return edges.linearBelow();
  }
}
