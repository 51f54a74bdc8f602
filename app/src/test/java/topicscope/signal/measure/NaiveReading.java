package topicscope.signal.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads the line through samples in steps of a hundredth of a millisecond. */
final class NaiveReading {
  private static final double STEP = 0.01;

  private final double[] times;
  private final double[] values;
  private final double longest;

  NaiveReading(double[] times, double[] values, double longest) {
    this.times = times;
    this.values = values;
    this.longest = longest;
  }

  /** The share of steps above the middle; -1 without one, or if nothing changes. */
  double duty() {
    double low = Arrays.stream(values).min().orElseThrow();
    double high = Arrays.stream(values).max().orElseThrow();
    double middle = low / 2 + high / 2;
    double above = 0;
    double all = 0;
    for (List<Double> line : lines()) {
      // In the middle of each step, so that none is counted twice.
      for (double value : line.subList(0, line.size() - 1)) {
        above += value > middle ? 1 : 0;
        all++;
      }
    }
    return all > 0 && high > low ? above / all : -1;
  }

  /** The median time between two rises, s; -1 without one. */
  double period() {
    double low = Arrays.stream(values).min().orElseThrow();
    double high = Arrays.stream(values).max().orElseThrow();
    double mean = Arrays.stream(values).average().orElseThrow();
    double lower = Math.max(mean - (high - low) / 20, (mean + low) / 2);
    double upper = Math.min(mean + (high - low) / 20, (mean + high) / 2);
    List<Double> periods = new ArrayList<>();
    for (List<Double> line : lines()) {
      double last = -1;
      double passed = -1;
      boolean low1 = false;
      for (int i = 0; i < line.size(); i++) {
        double value = line.get(i);
        if (i > 0 && line.get(i - 1) < mean && value >= mean) {
          passed = i;
        }
        if (value <= lower) {
          low1 = true;
        } else if (low1 && value >= upper) {
          low1 = false;
          if (last >= 0) {
            periods.add((passed - last) * STEP / 1_000);
          }
          last = passed;
        }
      }
    }
    double[] sorted = periods.stream().mapToDouble(one -> one).sorted().toArray();
    int half = sorted.length / 2;
    return sorted.length == 0
        ? -1
        : sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  /** The values of each stretch without a gap, at each step. */
  private List<List<Double>> lines() {
    List<List<Double>> lines = new ArrayList<>();
    List<Double> line = new ArrayList<>();
    for (int i = 0; i + 1 < times.length; i++) {
      double length = times[i + 1] - times[i];
      if (length > longest) {
        line.add(values[i]);
        lines.add(line);
        line = new ArrayList<>();
      } else {
        int steps = (int) Math.round(length / STEP);
        for (int k = 0; k < steps; k++) {
          line.add(values[i] + (values[i + 1] - values[i]) * k / steps);
        }
      }
    }
    line.add(values[values.length - 1]);
    lines.add(line);
    return lines;
  }
}
