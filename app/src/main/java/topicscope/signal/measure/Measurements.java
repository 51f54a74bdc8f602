package topicscope.signal.measure;

import java.util.Arrays;
import java.util.OptionalDouble;
import topicscope.signal.distribution.Distribution;

/**
 * All measures of a stretch of samples. Immutable.
 *
 * <p>Mean, RMS, standard deviation and slope are of the samples, each with the same weight.
 * Integral and duty are of the line that joins neighbouring samples, so each sample has the weight
 * of the time around it. Integral, duty, periods and edges leave out gaps; levels and slope are of
 * all samples.
 *
 * <p>A measure that is not defined is empty: everything without a sample; change, slope, integral
 * and duty without two samples, or without time between them; period and frequency without two
 * rises; rise and fall times without an edge; duty of a value that does not change.
 */
public final class Measurements {
  /** The measures of no samples. */
  public static final Measurements NONE = new Measurements(nothing());

  private static final double MS_PER_SECOND = 1_000;

  /** Within this power of two of 1, a scale and its inverse are exact. */
  private static final int FURTHEST_SCALE = 1_000;

  private final double[] found;

  private Measurements(double[] found) {
    this.found = found;
  }

  private static double[] nothing() {
    double[] found = new double[Measure.values().length];
    Arrays.fill(found, Double.NaN);
    found[Measure.COUNT.ordinal()] = 0;
    return found;
  }

  /**
   * Measures samples, all but the quantiles. It takes three passes over them: for the extremes, the
   * mean, and everything else.
   */
  public static Measurements of(TimedValues samples) {
    return samples.size() == 0 ? NONE : new Measurements(new Pass(samples).run());
  }

  /** The same with the quantiles of a distribution, which is of the same samples. */
  public Measurements with(Distribution of) {
    double[] all = found.clone();
    all[Measure.MEDIAN.ordinal()] = of.median();
    all[Measure.P95.ordinal()] = of.p95();
    all[Measure.P99.ordinal()] = of.p99();
    return new Measurements(all);
  }

  /**
   * A measure; empty if it is not defined. Times are in seconds. It is infinite if it is too large
   * for a double.
   */
  public OptionalDouble value(Measure measure) {
    double value = found[measure.ordinal()];
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /**
   * Computes with values above the lowest one, scaled by a power of two, so that neither large
   * offsets nor the largest and smallest doubles cost digits.
   */
  private static final class Pass {
    private final double[] times;
    private final double[] values;
    private final int[] gaps;
    private final int size;
    private final double scale;
    private final double min;
    private final double max;
    private final double lowest;
    private final double range;
    private final double level;
    private final double[] found = nothing();

    // Sums of values from their mean, of times from the middle, and of the lines between samples.
    private double sum;
    private double squares;
    private double timeSum;
    private double timeSquares;
    private double products;
    private double covered;
    private double area;
    private double above;

    Pass(TimedValues samples) {
      times = samples.times();
      values = samples.values();
      gaps = samples.gaps();
      size = samples.size();
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < size; i++) {
        low = Math.min(low, values[i]);
        high = Math.max(high, values[i]);
      }
      min = low;
      max = high;
      int exponent = Math.getExponent(Math.max(Math.abs(min), Math.abs(max)));
      scale = Math.scalb(1.0, -Math.clamp(exponent, -FURTHEST_SCALE, FURTHEST_SCALE));
      lowest = min * scale;
      range = max * scale - lowest;
      double all = 0;
      for (int i = 0; i < size; i++) {
        all += values[i] * scale - lowest;
      }
      level = Math.min(all / size, range);
    }

    double[] run() {
      RisingCrossings crossings = new RisingCrossings(level, range);
      EdgeTimes rises = new EdgeTimes(range);
      EdgeTimes falls = new EdgeTimes(range);
      lines(crossings, rises, falls);
      set(Measure.COUNT, size);
      set(Measure.MIN, min);
      set(Measure.MAX, max);
      set(Measure.GAPS, gaps.length);
      setLevels();
      if (size > 1) {
        set(Measure.CHANGE, values[size - 1] - values[0]);
      }
      if (range > 0) {
        setPeriod(crossings.period());
        set(Measure.RISE_TIME, rises.median() / MS_PER_SECOND);
        set(Measure.FALL_TIME, falls.median() / MS_PER_SECOND);
      }
      return found;
    }

    private void lines(RisingCrossings crossings, EdgeTimes rises, EdgeTimes falls) {
      double middleTime = times[0] / 2 + times[size - 1] / 2;
      double time = 0;
      double value = 0;
      int gap = 0;
      for (int i = 0; i < size; i++) {
        double nextTime = times[i];
        double next = values[i] * scale - lowest;
        double off = next - level;
        double since = nextTime - middleTime;
        sum += off;
        squares += off * off;
        timeSum += since;
        timeSquares += since * since;
        products += since * off;
        boolean afterGap = gap < gaps.length && gaps[gap] == i;
        gap += afterGap ? 1 : 0;
        if (i == 0 || afterGap) {
          crossings.begin(next);
          rises.begin();
          falls.begin();
        } else {
          line(nextTime - time, value, next);
          crossings.add(time, value, nextTime, next);
          rises.add(time, value, nextTime, next);
          falls.add(time, range - value, nextTime, range - next);
        }
        time = nextTime;
        value = next;
      }
    }

    private void line(double length, double value, double next) {
      double middle = range / 2;
      double low = Math.min(value, next);
      double high = Math.max(value, next);
      covered += length;
      area += ((value - level) / 2 + (next - level) / 2) * length;
      if (low >= middle && high > middle) {
        above += length;
      } else if (high > middle) {
        above += (high - middle) / (high - low) * length;
      }
    }

    private void setLevels() {
      double rest = sum / size;
      double mean = lowest + level + rest;
      double variance = Math.max(0, squares / size - rest * rest);
      set(Measure.MEAN, Math.clamp(mean / scale, min, max));
      set(Measure.DEVIATION, Math.sqrt(variance) / scale);
      set(Measure.RMS, Math.sqrt(mean * mean + variance) / scale);
      double spread = timeSquares - timeSum * timeSum / size;
      if (times[size - 1] > times[0] && spread > 0) {
        double slope = (products - timeSum * sum / size) / spread;
        set(Measure.SLOPE, slope * MS_PER_SECOND / scale);
      }
      if (covered > 0) {
        double base = (lowest + level) * covered;
        set(Measure.INTEGRAL, (base + area) / MS_PER_SECOND / scale);
        set(Measure.DUTY, range > 0 ? above / covered : Double.NaN);
      }
    }

    private void setPeriod(double ms) {
      if (ms > 0) {
        set(Measure.PERIOD, ms / MS_PER_SECOND);
        set(Measure.FREQUENCY, MS_PER_SECOND / ms);
      }
    }

    private void set(Measure measure, double value) {
      found[measure.ordinal()] = value;
    }
  }
}
