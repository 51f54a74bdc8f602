package topicscope.producer.bench;

import oshi.software.os.OSProcess;
import topicscope.producer.source.Machine;

/**
 * The resources that a process has used so far.
 *
 * @param cpuMillis CPU time of all threads
 * @param residentBytes memory in RAM now
 * @param at nanoseconds of the monotonic clock
 */
public record ProcessUsage(long cpuMillis, long residentBytes, long at) {
  /**
   * Reads the figures from the system.
   *
   * @throws IllegalStateException if the process does not exist
   */
  public static ProcessUsage of(long pid) {
    OSProcess process = Machine.info().getOperatingSystem().getProcess(Math.toIntExact(pid));
    if (process == null) {
      throw new IllegalStateException("there is no process " + pid);
    }
    return new ProcessUsage(
        process.getKernelTime() + process.getUserTime(),
        process.getResidentMemory(),
        System.nanoTime());
  }

  /** CPU time since an earlier measurement, in percent of one core. */
  public double corePercentSince(ProcessUsage before) {
    return (cpuMillis - before.cpuMillis) * 1e8 / (at - before.at);
  }
}
