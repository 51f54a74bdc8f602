package topicscope.cli.options;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import topicscope.kafka.partition.StartPosition;

/** The option for where reading begins. The default differs between commands. */
public final class FromOption {
  @Option(
      names = "--from",
      paramLabel = "PLACE",
      description = {
        "Where to begin: " + StartPosition.SYNTAX + ".",
        "Default: the last records, as many as --points or --max-records says (tail: 10);"
            + " with watch or in a group: latest."
      })
  private @Nullable StartPosition from;

  /** What the user gave. */
  public Optional<StartPosition> given() {
    return Optional.ofNullable(from);
  }
}
