package topicscope.producer.bench;

import oshi.SystemInfo;
import oshi.software.os.OSProcess;

/**
 * What a process has used so far.
 *
 * @param cpuMillis CPU time of all threads
 * @param residentBytes memory that is in RAM now
 * @param at nanoseconds of the monotonic clock
 */
public record ProcessUsage(long cpuMillis, long residentBytes, long at) {
  /**
   * Asks the system.
   *
   * @throws IllegalStateException if there is no such process
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

  /** The share of one core used since an earlier moment, in percent. */
  public double corePercentSince(ProcessUsage before) {
    return (cpuMillis - before.cpuMillis) * 1e8 / (at - before.at);
  }
}
