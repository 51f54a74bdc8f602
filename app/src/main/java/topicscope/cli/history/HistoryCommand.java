package topicscope.cli.history;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import topicscope.cli.Version;

/** What a recorder has written. */
@Command(
    name = "history",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      HistoryTopicsCommand.class,
      HistoryExportCommand.class,
      HistoryDeleteCommand.class
    },
    description = "Lists, exports and deletes what is recorded of topics.")
public final class HistoryCommand implements Runnable {
  /** Set by picocli. */
  @Spec private CommandSpec command = CommandSpec.create();

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        command.commandLine(), "Missing required subcommand: topics, export or delete");
  }
}
