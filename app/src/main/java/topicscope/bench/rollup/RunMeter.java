package topicscope.bench.rollup;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import topicscope.producer.bench.ProcessUsage;

/**
 * The figures of one run in this process, from its first record to its last. Used by one thread.
 *
 * <p>The run begins when {@link #waits} is called for the last time; else with the first records,
 * which then don't count.
 */
final class RunMeter {
  private static final double MB = 1e6;

  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
  private boolean begun;
  private long before;
  private long taken;
  private long beganMs;
  private long began;
  private long beganCpu;
  private long passed;
  private long passedCpu;
  private long heap;

  /** No record was there until now. */
  void waits() {
    begun = false;
    taken(0);
  }

  /** So many records were taken so far. */
  void taken(long count) {
    taken = count;
    passed = System.nanoTime();
    passedCpu = system.getProcessCpuTime();
    if (!begun) {
      begun = true;
      before = count;
      beganMs = System.currentTimeMillis();
      began = passed;
      beganCpu = passedCpu;
    }
    heap = Math.max(heap, memory.getHeapMemoryUsage().getUsed());
  }

  /** What was taken since the run began, in what time and with what. */
  ObjectNode figures() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("taken", taken)
        .put("measured", taken - before)
        .put("beganMs", (double) beganMs)
        .put("endedMs", beganMs + (passed - began) / 1e6)
        .put("cpuSeconds", (passedCpu - beganCpu) / 1e9)
        .put("heapMb", heap / MB)
        .put("ramMb", ProcessUsage.of(ProcessHandle.current().pid()).residentBytes() / MB);
  }
}
