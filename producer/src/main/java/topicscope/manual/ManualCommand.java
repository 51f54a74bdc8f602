package topicscope.manual;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import topicscope.platform.AtomicFile;

/** Writes the pages of the manual, one for the program and one for each command. For releases. */
@Command(
    name = "manual",
    hidden = true,
    description = "Writes the pages of the manual into a folder, one for each command.")
public final class ManualCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FOLDER", description = "The folder; it is created if missing.")
  private Path folder = Path.of("");

  @Option(
      names = "--date",
      paramLabel = "DATE",
      defaultValue = "",
      description = "The day that the pages bear, as 2026-11-20.")
  private String date = "";

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help message and exit.")
  @SuppressWarnings("UnusedVariable") // Picocli reads it.
  private boolean helpRequested;

  /** Set by picocli. */
  @Spec private CommandSpec command = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    List<CommandSpec> commands = CommandTree.all(command.root()).toList();
    for (CommandSpec each : commands) {
      Path file = folder.resolve(ManualPage.name(each) + ".1");
      AtomicFile.createFolder(file, false);
      byte[] page = ManualPage.of(each, date).getBytes(StandardCharsets.US_ASCII);
      AtomicFile.write(file, out -> out.write(page));
    }
    return 0;
  }
}
