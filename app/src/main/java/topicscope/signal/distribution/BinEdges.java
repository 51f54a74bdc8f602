package topicscope.signal.distribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import topicscope.signal.round.RoundSteps;

/**
 * The edges of neighbouring bins, ascending; they contain all values they were made for. Immutable.
 *
 * <p>Widths follow Freedman and Diaconis: twice the distance of the quartiles, divided by the cube
 * root of the number of values; then the next round number below that has room. Few values have
 * narrower bins.
 */
final class BinEdges {
  /** How many bins a decade may have. With 3, edges are at 1, 2 and 5. */
  private static final int[] PER_DECADE = {1, 3, 10, 20, 50, 100};

  private static final double[] THIRDS = {1, 2, 5};

  /** Beyond this, differences of values overflow. */
  private static final double HUGE = 1e300;

  private static final double SMALLER = 1e-3;

  /** Values whose magnitudes differ by less are not spread over decades. */
  private static final double NARROW = 2;

  /** Within a share of the quartiles, and of the largest value, a symmetric scale is linear. */
  private static final double NEAR_ZERO = 0.01;

  private static final double FEWEST = 1e-12;

  /** All values of one sign are so far from the linear part that it is not seen. */
  private static final double WELL_BELOW = 0.1;

  /** A width stays until the wanted one is beyond it, or beyond the next round one, by this. */
  private static final double NEARLY = 1.25;

  /** So many possible values have a bin each, however few values there are. */
  private static final int FEW = 20;

  private final double[] edges;
  private final double step;
  private final double linearBelow;

  BinEdges(double[] edges, double step, double linearBelow) {
    this.edges = edges;
    this.step = step;
    this.linearBelow = linearBelow;
  }

  /** The edges for values of that kind. */
  static BinEdges of(ValueSummary values, Binning wanted) {
    if (!wanted.logarithmic() || values.largest() == 0) {
      return new BinEdges(linear(values, wanted), values.step(), 0);
    }
    boolean mixed = values.min() <= 0 && values.max() >= 0;
    if (!mixed && values.largest() / values.smallest() < NARROW) {
      return new BinEdges(linear(values, wanted), values.step(), 0);
    }
    double small = mixed ? core(values, wanted) : values.smallest();
    double[] edges = decades(values, wanted, small, mixed);
    return new BinEdges(edges, values.step(), mixed ? small : small * WELL_BELOW);
  }

  int bins() {
    return edges.length - 1;
  }

  double at(int edge) {
    return edges[edge];
  }

  double step() {
    return step;
  }

  double linearBelow() {
    return linearBelow;
  }

  /** The bin of a value. */
  int bin(double value) {
    int last = edges.length - 2;
    int guess =
        linearBelow == 0 ? (int) ((value - edges[0]) / (edges[1] - edges[0])) : search(value);
    int bin = Math.clamp(guess, 0, last);
    while (bin > 0 && value < edges[bin]) {
      bin--;
    }
    while (bin < last && value >= edges[bin + 1]) {
      bin++;
    }
    return bin;
  }

  private int search(double value) {
    int found = Arrays.binarySearch(edges, value);
    return found >= 0 ? found : -found - 2;
  }

  private static double[] linear(ValueSummary values, Binning wanted) {
    double smaller = values.largest() > HUGE ? SMALLER : 1;
    double low = values.min() * smaller;
    double high = values.max() * smaller;
    double width = Math.max(width(values, wanted, smaller), 4 * Math.ulp(values.largest()));
    double shift = values.step() * smaller / 2;
    double begin = Math.floor((low + shift) / width) * width - shift;
    int bins = (int) Math.max(0, Math.floor((high - begin) / width)) + 1;
    double[] edges = new double[bins + 1];
    for (int i = 0; i <= bins; i++) {
      edges[i] = (begin + i * width) / smaller;
    }
    edges[0] = finite(Math.min(edges[0], values.min()));
    edges[bins] = finite(Math.max(edges[bins], Math.nextUp(values.max())));
    return edges;
  }

  private static double width(ValueSummary values, Binning wanted, double smaller) {
    double span = values.max() * smaller - values.min() * smaller;
    double unit = wanted.unit();
    double step = values.step() * smaller;
    if (span == 0) {
      double size = values.largest() * smaller;
      return step > 0 ? step : Math.max(Double.MIN_NORMAL, RoundSteps.upTo(size / 10));
    }
    if (step > 0 && span / step < Math.min(wanted.max(), FEW)) {
      return step;
    }
    double quarters = values.highQuarter() * smaller - values.lowQuarter() * smaller;
    double ideal = ideal(quarters, span, values);
    if (ideal == 0) {
      ideal = 3.5 * values.deviation() * smaller / Math.cbrt((double) values.count());
    }
    double room = Math.max(Double.MIN_NORMAL, span / wanted.max());
    double before = wanted.before() * smaller;
    double round = fits(before / unit, ideal / unit) ? before : round(ideal, unit);
    double width = Math.max(round, RoundSteps.from(room / unit) * unit);
    return step > 0 ? Math.max(1, Math.rint(width / step)) * step : width;
  }

  /** Whether a width nearly is the round number that would be chosen. */
  private static boolean fits(double width, double ideal) {
    return width > 0 && width <= ideal * NEARLY && ideal <= RoundSteps.from(width * 1.5) * NEARLY;
  }

  private static double round(double ideal, double unit) {
    double units = ideal / unit;
    return units > Double.MIN_NORMAL ? RoundSteps.upTo(units) * unit : 0;
  }

  /** Of few values, there are at least as many bins as a binary search takes steps (Sturges). */
  private static double ideal(double quarters, double span, ValueSummary values) {
    double count = values.count();
    return Math.min(2 * quarters / Math.cbrt(count), span / (1 + Math.log(count) / Math.log(2)));
  }

  /** The magnitude below which a symmetric scale is linear: a power of ten of the unit. */
  private static double core(ValueSummary values, Binning wanted) {
    double quarter = Math.min(Math.abs(values.lowQuarter()), Math.abs(values.highQuarter()));
    double small = Math.max(values.smallest(), quarter * NEAR_ZERO);
    double within = Math.max(small, values.largest() * FEWEST);
    double core = RoundSteps.power(within / wanted.unit()) * wanted.unit();
    return core > 0 ? core : within;
  }

  private static double[] decades(
      ValueSummary values, Binning wanted, double small, boolean mixed) {
    int perDecade = perDecade(values, wanted, small);
    List<Double> all = new ArrayList<>();
    if (values.min() < 0) {
      double from = values.max() < 0 ? -values.max() : small;
      powers(from, -values.min(), wanted.unit(), perDecade)
          .reversed()
          .forEach(edge -> all.add(-edge));
    } else if (mixed) {
      all.add(0.0);
    }
    if (values.max() > 0) {
      double from = values.min() > 0 ? values.min() : small;
      all.addAll(powers(from, values.max(), wanted.unit(), perDecade));
    } else if (mixed) {
      all.add(Math.min(small, Double.MIN_NORMAL));
    }
    if (all.getLast() <= values.max()) {
      all.set(all.size() - 1, Math.nextUp(values.max()));
    }
    return possible(all, values.step());
  }

  private static int perDecade(ValueSummary values, Binning wanted, double small) {
    double quarters = level(values.highQuarter(), small) - level(values.lowQuarter(), small);
    double decades = level(values.max(), small) - level(values.min(), small);
    double ideal = ideal(quarters, decades, values);
    int chosen = PER_DECADE[0];
    for (int more : PER_DECADE) {
      boolean enough = ideal > 0 && chosen >= 1 / ideal;
      if (!enough && decades * more <= wanted.max()) {
        chosen = more;
      }
    }
    return chosen;
  }

  /** How many decades of a symmetric scale a value is from 0. */
  private static double level(double value, double small) {
    double size = Math.abs(value) / small;
    double decades = Math.log10(size > 1e8 ? 2 * size : size + Math.sqrt(size * size + 1));
    return Math.copySign(decades, value);
  }

  /** Edges from the last one up to {@code low} to the first one above {@code high}. */
  private static List<Double> powers(double low, double high, double unit, int perDecade) {
    List<Double> found = new ArrayList<>();
    int number = (int) Math.floor(Math.log10(low / unit)) * perDecade - 1;
    while (power(number + 1, unit, perDecade) <= low) {
      number++;
    }
    do {
      found.add(finite(power(number++, unit, perDecade)));
    } while (found.getLast() <= high && found.getLast() < Double.MAX_VALUE);
    return found;
  }

  private static double power(int number, double unit, int perDecade) {
    double decade = Math.pow(10, Math.floorDiv(number, perDecade));
    int within = Math.floorMod(number, perDecade);
    double part =
        perDecade == THIRDS.length ? THIRDS[within] : Math.pow(10, (double) within / perDecade);
    return part * decade * unit;
  }

  /** Leaves out edges between which no value is possible. */
  private static double[] possible(List<Double> edges, double step) {
    List<Double> kept = new ArrayList<>(edges.subList(0, 1));
    for (double edge : edges.subList(1, edges.size() - 1)) {
      boolean between =
          step == 0 || Math.ceil(kept.getLast() / step - 1e-9) < Math.ceil(edge / step - 1e-9);
      if (between && edge > kept.getLast()) {
        kept.add(edge);
      }
    }
    kept.add(edges.getLast());
    return kept.stream().mapToDouble(edge -> edge).toArray();
  }

  private static double finite(double edge) {
    return Math.clamp(edge, -Double.MAX_VALUE, Double.MAX_VALUE);
  }
}
