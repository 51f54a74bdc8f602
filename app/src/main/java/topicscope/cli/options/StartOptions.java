package topicscope.cli.options;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.read.ReadingPlan;
import topicscope.reading.ReadingStart;

/** The options for where reading begins, and for reading as a member of a group. */
public final class StartOptions {
  @Mixin private final FromOption from = new FromOption();

  @Option(
      names = "--group",
      paramLabel = "NAME",
      description = {
        "Read as a member of this consumer group: its members share the partitions and commit what"
            + " they have read. Without it: all partitions, and no commits."
      })
  private @Nullable String group;

  /** What the user gave. */
  public ReadingStart start() {
    return new ReadingStart(from.given(), Optional.ofNullable(group));
  }

  /**
   * What to read.
   *
   * @param count how many of the last records, if the user gave no start
   */
  public ReadingPlan plan(ClusterConnection connection, String topic, int count) {
    return start().plan(connection, topic, count);
  }
}
