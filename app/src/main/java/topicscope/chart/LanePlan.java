package topicscope.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Distributes traces to lanes: one for each unit, and within it one for each magnitude, so that no
 * trace is flat because another one is large. Lanes stand in the order of their first traces. For
 * any thread.
 */
public final class LanePlan {
  /** What traces may share a lane. */
  static final Limits USUAL = new Limits(30, 3);

  /** The same for lanes that merge: much less, so that they don't split again soon. */
  static final Limits CLOSE = new Limits(10, 1.5);

  /**
   * How much the magnitudes of traces may differ.
   *
   * @param inLane the largest ratio in a lane
   * @param alike the largest ratio for a trace without a unit to be of the unit of a lane
   */
  record Limits(double inLane, double alike) {}

  /**
   * What decides on the lane of a trace.
   *
   * @param unit its unit; traces of different units never share a lane if there is room
   * @param magnitude the largest magnitude of its values; 0 or NaN if it has none but 0
   */
  public record Trace(String unit, double magnitude) {}

  private record Lane(String unit, List<Integer> traces, double low, double high) {
    Lane joined(Lane other) {
      List<Integer> all = new ArrayList<>(traces);
      all.addAll(other.traces);
      return new Lane(unit, all, Math.min(low, other.low), Math.max(high, other.high));
    }

    int first() {
      return traces.stream().min(Comparator.naturalOrder()).orElse(0);
    }
  }

  private LanePlan() {}

  /**
   * The lane of each trace, from 0 at the top; all 0 if one lane holds them.
   *
   * @param max the largest number of lanes
   */
  static List<Integer> lanes(List<Trace> traces, int max) {
    return lanes(traces, max, USUAL);
  }

  /** Whether a trace is flat, because another one in its lane is large. */
  static boolean isFlat(List<Trace> traces, List<Integer> lanes) {
    Map<Integer, Double> low = new HashMap<>();
    Map<Integer, Double> high = new HashMap<>();
    for (int i = 0; i < Math.min(traces.size(), lanes.size()); i++) {
      double magnitude = magnitude(traces.get(i));
      if (magnitude > 0) {
        low.merge(lanes.get(i), magnitude, Math::min);
        high.merge(lanes.get(i), magnitude, Math::max);
      }
    }
    return high.entrySet().stream()
        .anyMatch(lane ->
            lane.getValue() > USUAL.inLane * low.getOrDefault(lane.getKey(), lane.getValue()));
  }

  /** The same with other limits. */
  static List<Integer> lanes(List<Trace> traces, int max, Limits limits) {
    List<Lane> lanes = new ArrayList<>();
    Map<String, List<Integer>> byUnit = new LinkedHashMap<>();
    for (int i = 0; i < traces.size(); i++) {
      byUnit.computeIfAbsent(traces.get(i).unit, _ -> new ArrayList<>()).add(i);
    }
    byUnit.forEach((unit, there) -> {
      there.sort(Comparator.comparingDouble(i -> magnitude(traces.get(i))));
      split(unit, there, traces, limits, lanes);
    });
    joinAlike(lanes, limits);
    while (lanes.size() > Math.max(1, max)) {
      join(lanes);
    }
    lanes.sort(Comparator.comparingInt(Lane::first));
    Integer[] found = new Integer[traces.size()];
    for (int lane = 0; lane < lanes.size(); lane++) {
      for (int trace : lanes.get(lane).traces) {
        found[trace] = lane;
      }
    }
    return List.of(found);
  }

  /** Splits traces, which ascend in magnitude, at the widest gaps until no lane is too wide. */
  private static void split(
      String unit, List<Integer> sorted, List<Trace> traces, Limits limits, List<Lane> lanes) {
    int from = 0;
    while (from < sorted.size() - 1 && magnitude(traces.get(sorted.get(from))) == 0) {
      from++;
    }
    double low = magnitude(traces.get(sorted.get(from)));
    double high = magnitude(traces.get(sorted.getLast()));
    if (high <= limits.inLane * low) {
      lanes.add(new Lane(unit, List.copyOf(sorted), low, high));
      return;
    }
    int cut = from + 1;
    double widest = 0;
    for (int i = from + 1; i < sorted.size(); i++) {
      double gap = magnitude(traces.get(sorted.get(i))) / magnitude(traces.get(sorted.get(i - 1)));
      if (gap > widest) {
        widest = gap;
        cut = i;
      }
    }
    split(unit, sorted.subList(0, cut), traces, limits, lanes);
    split(unit, sorted.subList(cut, sorted.size()), traces, limits, lanes);
  }

  /** Joins lanes without a unit to those with one that have about the same magnitudes. */
  private static void joinAlike(List<Lane> lanes, Limits limits) {
    for (int i = lanes.size() - 1; i >= 0; i--) {
      Lane one = lanes.get(i);
      int other = one.unit.isEmpty() ? alike(one, lanes, limits) : i;
      if (other != i) {
        lanes.set(other, lanes.get(other).joined(one));
        lanes.remove(i);
      }
    }
  }

  private static int alike(Lane one, List<Lane> lanes, Limits limits) {
    for (int j = 0; j < lanes.size(); j++) {
      Lane other = lanes.get(j);
      boolean near =
          Math.max(one.high, other.high) <= limits.alike * Math.min(one.low, other.low)
              || one.high == 0;
      if (!other.unit.isEmpty() && near) {
        return j;
      }
    }
    return lanes.indexOf(one);
  }

  private static double magnitude(Trace trace) {
    double magnitude = Math.abs(trace.magnitude);
    return Double.isFinite(magnitude) ? magnitude : 0;
  }

  /** Joins the two lanes that differ least: of one unit if there are such. */
  private static void join(List<Lane> lanes) {
    int one = lanes.size() - 2;
    int other = lanes.size() - 1;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < lanes.size(); i++) {
      for (int j = i + 1; j < lanes.size(); j++) {
        double apart = apart(lanes.get(i), lanes.get(j));
        if (apart < least) {
          least = apart;
          one = i;
          other = j;
        }
      }
    }
    Lane joined = lanes.get(one).joined(lanes.remove(other));
    lanes.set(one, joined);
  }

  private static double apart(Lane one, Lane other) {
    double ratio =
        Math.max(one.high, other.high) / Math.max(Double.MIN_NORMAL, Math.min(one.low, other.low));
    double levels = Math.min(1e3, Math.log(Math.max(1, ratio)));
    return one.unit.equals(other.unit) ? levels : 1e3 + levels;
  }
}
