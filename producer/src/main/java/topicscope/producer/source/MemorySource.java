package topicscope.producer.source;

import java.util.List;
import java.util.Optional;
import oshi.hardware.GlobalMemory;

/**
 * The host's used main memory in percent and bytes, and its swap. Used is total minus available.
 */
public final class MemorySource implements Source {
  private final GlobalMemory memory = Machine.info().getHardware().getMemory();

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public Optional<Reading> read() {
    long total = memory.getTotal();
    long used = total - memory.getAvailable();
    return Optional.of(
        new Reading(
            name(),
            List.of(
                Field.of("used_percent", Round.percent(used, total)),
                Field.ofBytes("used_bytes", used),
                Field.ofBytes("total_bytes", total),
                Field.ofBytes("swap_used_bytes", memory.getVirtualMemory().getSwapUsed()))));
  }
}
