package topicscope.producer.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import oshi.hardware.CentralProcessor;

/**
 * The host's CPU load over all cores, in percent (0 to 100), rounded to 0.1; optionally of each
 * core, in the group {@code core}.
 *
 * <p>The load covers the time between two readings. The source keeps the previous ticks and drops
 * the first reading. The system counts about 100 ticks a second; while a count has not moved since
 * the last reading there is no new one, and the next covers the whole time. A core that is switched
 * off never moves: after 1 s it counts as idle.
 */
public final class CpuSource implements Source {
  private static final long LONGEST_WAIT = 1_000_000_000L;

  private final CentralProcessor processor;
  private final boolean perCore;
  private long[] ticks = {};
  private long[][] coreTicks = {};
  private long readAt;

  /** All cores together. */
  public CpuSource() {
    this(false);
  }

  /**
   * All cores together, and optionally each core.
   *
   * @param perCore whether each core is read as well
   */
  public CpuSource(boolean perCore) {
    processor = Machine.info().getHardware().getProcessor();
    this.perCore = perCore;
  }

  /** The number of cores that are read. */
  public int cores() {
    return processor.getLogicalProcessorCount();
  }

  @Override
  public String name() {
    return "cpu";
  }

  @Override
  public Optional<Reading> read() {
    long[] before = ticks;
    long[][] coresBefore = coreTicks;
    long[] now = processor.getSystemCpuLoadTicks();
    long[][] coresNow = perCore ? processor.getProcessorCpuLoadTicks() : coreTicks;
    long time = System.nanoTime();
    if (Arrays.equals(before, now)
        || (time - readAt < LONGEST_WAIT && hasStill(coresBefore, coresNow))) {
      return Optional.empty();
    }
    ticks = now;
    coreTicks = coresNow;
    readAt = time;
    if (before.length == 0) {
      return Optional.empty();
    }
    List<Field> fields = new ArrayList<>();
    double load = processor.getSystemCpuLoadBetweenTicks(before, ticks);
    fields.add(Field.of("cpu", Round.percent(load, 1.0)));
    if (perCore) {
      double[] loads = processor.getProcessorCpuLoadBetweenTicks(coresBefore, coreTicks);
      for (int core = 0; core < loads.length; core++) {
        fields.add(new Field("core", Integer.toString(core), Round.percent(loads[core], 1.0)));
      }
    }
    return Optional.of(new Reading("cpu", fields));
  }

  /** Whether the ticks of any core have not moved. */
  private static boolean hasStill(long[][] before, long[][] now) {
    for (int core = 0; core < before.length; core++) {
      if (Arrays.equals(before[core], now[core])) {
        return true;
      }
    }
    return false;
  }
}
