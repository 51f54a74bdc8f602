package topicscope.bench.rollup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.ToDoubleFunction;
import topicscope.bench.tool.Medians;

/**
 * The figures of one run, of all its instances together.
 *
 * @param recordsPerSecond from the first record of any instance to the last
 * @param recordsPerCore records per second of CPU time, of all threads of the instances
 * @param heapMb the most that one instance had on its heap
 * @param ramMb the most that one instance had in RAM at the end
 */
record RollupFigures(double recordsPerSecond, double recordsPerCore, double heapMb, double ramMb) {
  /** Adds up the instances of one run. */
  static RollupFigures of(List<JsonNode> instances) {
    double records = instances.stream().mapToDouble(one -> one.path("measured").asDouble()).sum();
    List<JsonNode> busy = instances.stream().filter(one -> one.path("taken").asLong() > 0).toList();
    double began = busy.stream().mapToDouble(one -> one.path("beganMs").asDouble()).min().orElse(0);
    double ended = max(busy, one -> one.path("endedMs").asDouble());
    double cpu = busy.stream().mapToDouble(one -> one.path("cpuSeconds").asDouble()).sum();
    return new RollupFigures(
        1_000 * records / (ended - began),
        records / cpu,
        max(instances, one -> one.path("heapMb").asDouble()),
        max(instances, one -> one.path("ramMb").asDouble()));
  }

  private static double max(List<JsonNode> all, ToDoubleFunction<JsonNode> figure) {
    return all.stream().mapToDouble(figure).max().orElse(0);
  }

  /** The median of the runs, figure by figure. */
  static RollupFigures median(List<RollupFigures> runs) {
    return new RollupFigures(
        Medians.of(runs, RollupFigures::recordsPerSecond),
        Medians.of(runs, RollupFigures::recordsPerCore),
        Medians.of(runs, RollupFigures::heapMb),
        Medians.of(runs, RollupFigures::ramMb));
  }

  /** Adds them to a line. */
  void addTo(ObjectNode line) {
    line.put("recordsPerSecond", Math.round(recordsPerSecond))
        .put("recordsPerSecondPerCore", Math.round(recordsPerCore))
        .put("cpuSecondsPerMillion", Medians.rounded(1e6 / recordsPerCore))
        .put("heapMaxMb", Math.round(heapMb))
        .put("ramMb", Math.round(ramMb));
  }
}
