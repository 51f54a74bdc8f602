package topicscope.cli.workspaces;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import topicscope.cli.Version;

/** What is kept of windows. */
@Command(
    name = "workspace",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = WorkspaceListCommand.class,
    description = "Lists what is kept of the plots of each cluster.")
public final class WorkspaceCommand implements Runnable {
  /** Set by picocli. */
  @Spec private CommandSpec command = CommandSpec.create();

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        command.commandLine(), "Missing required subcommand: list");
  }
}
