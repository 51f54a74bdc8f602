package topicscope.bench.tool;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;

/** Medians and other small calculations of the benchmarks. */
public final class Medians {
  private Medians() {}

  /** The middle of the values, or the mean of the two in the middle. */
  public static double median(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return (sorted[sorted.length / 2] + sorted[(sorted.length - 1) / 2]) / 2;
  }

  /**
   * The median of what each round returns.
   *
   * @param warmUp rounds before those that count
   */
  public static double ofRounds(int warmUp, int rounds, Callable<Double> round) throws Exception {
    double[] results = new double[rounds];
    for (int i = -warmUp; i < rounds; i++) {
      double result = round.call();
      if (i >= 0) {
        results[i] = result;
      }
    }
    return median(results);
  }

  /** The median of a figure. */
  public static <T> double of(List<T> results, ToDoubleFunction<T> figure) {
    return median(results.stream().mapToDouble(figure).toArray());
  }

  /** Rounds to two decimal places. */
  public static double rounded(double value) {
    return Double.parseDouble(String.format(Locale.ROOT, "%.2f", value));
  }

  /** Bytes on the heap after garbage collection. */
  public static long usedHeap() {
    System.gc();
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
