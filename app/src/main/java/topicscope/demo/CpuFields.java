package topicscope.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import topicscope.producer.source.CpuSource;
import topicscope.producer.source.Field;
import topicscope.producer.source.Reading;
import topicscope.producer.source.Source;

/** This machine's CPU load, of all cores together and of each, with the unit in the names. */
final class CpuFields implements Source {
  private final CpuSource cpu = new CpuSource(true);

  /** The number of cores. */
  static int cores() {
    return new CpuSource(true).cores();
  }

  @Override
  public String name() {
    return cpu.name();
  }

  @Override
  public Optional<Reading> read() {
    return cpu.read().map(reading -> new Reading(reading.name(), named(reading.fields())));
  }

  private static List<Field> named(List<Field> fields) {
    List<Field> named = new ArrayList<>();
    for (Field field : fields) {
      String name =
          field.group().isEmpty()
              ? DemoTopics.CPU_FIELD
              : DemoTopics.coreField(Integer.parseInt(field.name()));
      named.add(Field.of(name, field.value()));
    }
    return named;
  }

  @Override
  public void close() {
    cpu.close();
  }
}
