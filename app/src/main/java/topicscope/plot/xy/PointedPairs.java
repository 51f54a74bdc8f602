package topicscope.plot.xy;

import java.util.Arrays;
import java.util.Optional;

/**
 * The pairs of a picture that a pointer can tell apart: of those a few pixels from each other, the
 * newest. Immutable.
 */
final class PointedPairs {
  /** No pairs. */
  static final PointedPairs NONE = new PointedPairs(new double[0], new double[0], new long[0]);

  private final double[] xs;
  private final double[] ys;
  private final long[] times;

  /** Takes the arrays over. */
  PointedPairs(double[] xs, double[] ys, long[] times) {
    this.xs = xs;
    this.ys = ys;
    this.times = times;
  }

  /** The pair drawn nearest to a place, if it is near. */
  Optional<XyPair> nearest(XyAxis xAxis, XyAxis yAxis, PointerPlace place) {
    double least = place.reach() * place.reach();
    int found = -1;
    for (int i = 0; i < xs.length; i++) {
      double right = xAxis.share(xs[i]) * place.width() - place.x();
      double down = (1 - yAxis.share(ys[i])) * place.height() - place.y();
      double far = right * right + down * down;
      if (far < least) {
        least = far;
        found = i;
      }
    }
    return found < 0
        ? Optional.empty()
        : Optional.of(new XyPair(xs[found], ys[found], times[found]));
  }

  /**
   * A place in a picture.
   *
   * @param x how far from its left edge
   * @param y how far from its upper edge
   * @param width the width of the picture
   * @param height the height of the picture
   * @param reach how far away a pair is still near
   */
  record PointerPlace(double x, double y, double width, double height, double reach) {}

  /** Collects pairs, the newest first. Owned by one thread; keeps its room. */
  static final class Collector {
    private int[] marked = new int[0];
    private int[] found = new int[0];
    private int count;
    private int across;
    private int round;

    void begin(int columns, int rows) {
      across = columns;
      count = 0;
      round++;
      if (marked.length < columns * rows) {
        marked = new int[columns * rows];
      }
    }

    /** Takes a pair unless one has been taken in the same cell. */
    void offer(int column, int row, int index) {
      int cell = row * across + column;
      if (marked[cell] != round) {
        marked[cell] = round;
        if (count == found.length) {
          found = Arrays.copyOf(found, Math.max(256, 2 * count));
        }
        found[count++] = index;
      }
    }

    int count() {
      return count;
    }

    int index(int place) {
      return found[place];
    }
  }
}
