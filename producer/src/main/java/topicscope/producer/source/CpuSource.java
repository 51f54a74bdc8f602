package topicscope.producer.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;

/**
 * The host's CPU load over all cores, in percent (0 to 100), rounded to 0.1; optionally of each
 * core, in the group {@code core}.
 *
 * <p>The load covers the time between two readings. The source keeps the previous ticks and drops
 * the first reading.
 */
public final class CpuSource implements Source {
  private final CentralProcessor processor;
  private final boolean perCore;
  private long[] ticks = {};
  private long[][] coreTicks = {};

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
    processor = new SystemInfo().getHardware().getProcessor();
    this.perCore = perCore;
  }

  @Override
  public String name() {
    return "cpu";
  }

  @Override
  public Optional<Reading> read() {
    long[] before = ticks;
    long[][] coresBefore = coreTicks;
    ticks = processor.getSystemCpuLoadTicks();
    coreTicks = perCore ? processor.getProcessorCpuLoadTicks() : coreTicks;
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
}
