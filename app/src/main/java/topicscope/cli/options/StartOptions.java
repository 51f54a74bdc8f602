package topicscope.cli.options;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.partition.StartPosition;
import topicscope.kafka.read.ReadingPlan;
import topicscope.reading.ReadingStart;

/** The options that say where reading begins, and whether as a member of a group. */
public final class StartOptions {
  @Option(
      names = "--from",
      paramLabel = "PLACE",
      converter = Converter.class,
      description = {
        "Where to begin: " + StartPosition.SYNTAX + ".",
        "Without it: at the last --points records; in a group, at the end."
      })
  private @Nullable StartPosition from;

  @Option(
      names = "--group",
      paramLabel = "NAME",
      description = {
        "Read as a member of this consumer group, which shares the partitions among its members and"
            + " remembers by commits how far it is. Without it: all partitions, and no trace left."
      })
  private @Nullable String group;

  /** What was said, or wasn't. */
  public ReadingStart start() {
    return new ReadingStart(Optional.ofNullable(from), Optional.ofNullable(group));
  }

  /**
   * What is to be read.
   *
   * @param points how many of the last records, where nothing else was said
   */
  public ReadingPlan plan(ClusterConnection connection, String topic, int points) {
    return start().plan(connection, topic, points);
  }

  /** Takes what {@link StartPosition#parse(String)} does. */
  public static final class Converter implements ITypeConverter<StartPosition> {
    @Override
    public StartPosition convert(String text) {
      try {
        return StartPosition.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(String.valueOf(e.getMessage()));
      }
    }
  }
}
