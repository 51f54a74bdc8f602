package topicscope.cli.profiles;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import topicscope.cli.Version;
import topicscope.connect.ConnectionProfile;
import topicscope.connect.Connections;
import topicscope.platform.ConfigFolder;
import topicscope.platform.TerminalText;

/** Lists the saved connections. */
@Command(
    name = "profiles",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Lists the saved connections, the last used first; shows no secrets.")
public final class ProfilesCommand implements Callable<Integer> {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

  /** Set by picocli. */
  @Spec private CommandSpec command = CommandSpec.create();

  @Override
  public Integer call() {
    Connections.Saved saved = new Connections(ConfigFolder.path()).load();
    PrintWriter err = command.commandLine().getErr();
    saved.notices().forEach(notice -> err.println(TerminalText.escapeLines(notice)));
    PrintWriter out = command.commandLine().getOut();
    List<ConnectionProfile> all = saved.all();
    if (all.isEmpty()) {
      out.println("No connection is saved; the window saves them, under Connections.");
    }
    int width = all.stream().mapToInt(profile -> profile.name().length()).max().orElse(0);
    for (ConnectionProfile profile : all) {
      String line =
          String.format(
              Locale.ROOT,
              "%-" + width + "s  %s  (%s)  %s",
              profile.name(),
              profile.servers(),
              profile.securityText(),
              profile.lastUsed().map(ProfilesCommand::used).orElse("never used"));
      out.println(TerminalText.escape(line));
    }
    out.flush();
    return 0;
  }

  private static String used(Instant time) {
    return "last used " + DAY.format(time);
  }
}
