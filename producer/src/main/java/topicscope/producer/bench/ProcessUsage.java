package topicscope.producer.bench;

import oshi.SystemInfo;
import oshi.software.os.OSProcess;

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
    OSProcess process = new SystemInfo().getOperatingSystem().getProcess(Math.toIntExact(pid));
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
