package topicscope.producer.command.source;

import java.util.List;
import topicscope.producer.source.DiskSource;
import topicscope.producer.source.MemorySource;
import topicscope.producer.source.NetworkSource;
import topicscope.producer.source.SensorsSource;
import topicscope.producer.source.SystemSource;
import topicscope.producer.synthetic.Signals;

/** All kinds of source. */
public final class Sources {
  private Sources() {}

  /** One of each, in the order of the help text. */
  public static List<SourceOptions> all() {
    return List.of(
        new CpuOptions(),
        new MeasuredOptions(
            "memory", "This machine's memory in use, in percent and bytes.", MemorySource::new),
        new MeasuredOptions(
            "disk",
            "What this machine's disks read and write, and how full they are.",
            DiskSource::new),
        new MeasuredOptions(
            "network",
            "What this machine's network interfaces receive and send.",
            NetworkSource::new),
        new MeasuredOptions(
            "sensors", "This machine's temperatures, voltage and fans.", SensorsSource::new),
        new MeasuredOptions(
            "system", "CPU, memory, disk and network in one record.", SystemSource::new),
        new SyntheticOptions(
            "temperature",
            "Made up: the temperature of a heated room, in °C.",
            2,
            Signals::temperature),
        new SyntheticOptions(
            "humidity",
            "Made up: the relative humidity of that room, in percent.",
            1,
            Signals::humidity),
        new SyntheticOptions(
            "heart-rate",
            "Made up: a heart rate in beats a minute, with an effort now and then.",
            0,
            Signals::heartRate),
        new RandomOptions(),
        new LinesOptions(),
        new ReplayOptions());
  }
}
