package topicscope.producer.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * CPU, memory, disk and network in one reading, the last three in a group each; of the network only
 * the totals. The first reading is dropped.
 */
public final class SystemSource implements Source {
  private final CpuSource cpu = new CpuSource();
  private final List<Source> others =
      List.of(new MemorySource(), new DiskSource(), new NetworkSource());
  private boolean started;

  @Override
  public String name() {
    return "system";
  }

  @Override
  public Optional<Reading> read() {
    Optional<Reading> load = cpu.read();
    if (load.isEmpty() && started) {
      // The next reading covers the time since the last one, of all parts.
      return Optional.empty();
    }
    started = true;
    List<Field> fields = new ArrayList<>();
    load.ifPresent(reading -> fields.addAll(reading.fields()));
    for (Source source : others) {
      source.read().ifPresent(reading -> addGroup(source.name(), reading, fields));
    }
    return load.map(_ -> new Reading(name(), fields));
  }

  private static void addGroup(String group, Reading reading, List<Field> fields) {
    for (Field field : reading.fields()) {
      if (field.group().isEmpty()) {
        fields.add(new Field(group, field.name(), field.value()));
      }
    }
  }
}
