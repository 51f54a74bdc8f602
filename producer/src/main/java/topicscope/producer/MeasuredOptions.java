package topicscope.producer;

import java.util.Map;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import topicscope.producer.source.DiskSource;
import topicscope.producer.source.MemorySource;
import topicscope.producer.source.NetworkSource;
import topicscope.producer.source.SensorsSource;
import topicscope.producer.source.Source;
import topicscope.producer.source.SystemSource;

/** The options of a source that measures this machine. */
final class MeasuredOptions implements SourceOptions {
  @Mixin private PublishOptions publish = new PublishOptions();

  @Mixin private PaceOptions pace = new PaceOptions();

  private final Kind kind;

  MeasuredOptions(Kind kind) {
    this.kind = kind;
  }

  @Override
  public String name() {
    return kind.name;
  }

  @Override
  public String description() {
    return kind.description;
  }

  @Override
  public Map<String, String> defaults() {
    return Map.of("--topic", kind.name, "--value-format", "json", "--interval", "1s");
  }

  @Override
  public Plan plan(Consumer<String> trouble) {
    return new SamplingPlan(kind.name, kind::open, publish.route(trouble), pace.schedule());
  }

  /** What is measured. */
  enum Kind {
    MEMORY("memory", "This machine's memory in use, in percent and bytes."),
    DISK("disk", "What this machine's disks read and write, and how full they are."),
    NETWORK("network", "What this machine's network interfaces receive and send."),
    SENSORS("sensors", "This machine's temperatures, voltage and fans."),
    SYSTEM("system", "CPU, memory, disk and network in one record.");

    private final String name;
    private final String description;

    Kind(String name, String description) {
      this.name = name;
      this.description = description;
    }

    private Source open() {
      return switch (this) {
        case MEMORY -> new MemorySource();
        case DISK -> new DiskSource();
        case NETWORK -> new NetworkSource();
        case SENSORS -> new SensorsSource();
        case SYSTEM -> new SystemSource();
      };
    }
  }
}
