package topicscope.producer.source;

import java.util.Optional;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;

/**
 * The host's CPU load over all cores, in percent (0 to 100), to a tenth.
 *
 * <p>The load is that between two readings: the ticks are kept, and the first reading has none to
 * compare with and is dropped.
 */
public final class CpuSource implements Source {
  private final CentralProcessor processor;
  private long[] ticks = {};

  /** The processor of this machine. */
  public CpuSource() {
    this(new SystemInfo().getHardware().getProcessor());
  }

  CpuSource(CentralProcessor processor) {
    this.processor = processor;
  }

  @Override
  public String name() {
    return "cpu";
  }

  @Override
  public Optional<Reading> read() {
    long[] before = ticks;
    ticks = processor.getSystemCpuLoadTicks();
    if (before.length == 0) {
      return Optional.empty();
    }
    double load = processor.getSystemCpuLoadBetweenTicks(before, ticks);
    return Optional.of(Reading.of("cpu", Math.round(Math.clamp(load, 0, 1) * 1000) / 10.0));
  }
}
