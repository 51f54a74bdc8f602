package topicscope.producer;

import picocli.CommandLine;

/** Opens the command line to tests in other packages. */
public final class CommandLines {
  private CommandLines() {}

  public static CommandLine of() {
    return Main.commandLine();
  }
}
