package topicscope.manual;

import java.io.PrintWriter;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Prints the script by which a shell completes the program's commands and options. */
@Command(
    name = "completion",
    description = "Prints what a shell needs to complete commands and options with Tab.",
    footerHeading = "%nTo have it in every new shell:%n",
    footer = {
      "bash   source <(${ROOT-COMMAND-NAME} completion bash)     in ~/.bashrc",
      "zsh    source <(${ROOT-COMMAND-NAME} completion zsh)      in ~/.zshrc",
      "fish   ${ROOT-COMMAND-NAME} completion fish | source      in ~/.config/fish/config.fish"
    })
public final class CompletionCommand implements Runnable {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help message and exit.")
  @SuppressWarnings("UnusedVariable") // Picocli reads it.
  private boolean helpRequested;

  /** Set by picocli. */
  @Spec private CommandSpec command = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(
        command.commandLine(), "Missing required subcommand: bash, zsh or fish");
  }

  @Command(description = "Prints the script for bash.")
  void bash() {
    print(AutoComplete.bash(root().name(), root().commandLine()));
  }

  /** The script for bash serves zsh, too: it turns on what zsh has for it. */
  @Command(description = "Prints the script for zsh.")
  void zsh() {
    bash();
  }

  @Command(description = "Prints the script for fish.")
  void fish() {
    print(FishCompletion.of(root()));
  }

  private CommandSpec root() {
    return command.root();
  }

  private void print(String script) {
    PrintWriter out = root().commandLine().getOut();
    out.print(script);
    out.flush();
  }
}
