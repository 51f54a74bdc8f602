package topicscope.cli.options;

import java.io.Console;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import topicscope.connect.ConnectionProfile;
import topicscope.connect.SecretKind;
import topicscope.connect.Secrets;

/** Asks for secrets on the terminal, without showing what is typed. */
final class PasswordPrompt {
  private PasswordPrompt() {}

  /**
   * The secrets that a connection needs.
   *
   * @param kept those that are known already
   * @throws IllegalStateException if some are missing and there is no terminal to ask on
   */
  static Secrets complete(ConnectionProfile profile, Secrets kept) {
    Set<SecretKind> missing = profile.missing(kept);
    if (missing.isEmpty()) {
      return kept;
    }
    Console terminal =
        Optional.ofNullable(System.console())
            .filter(Console::isTerminal)
            .orElseThrow(() ->
                new IllegalStateException(
                    "the connection "
                        + profile.name()
                        + " needs the "
                        + missing.stream()
                            .map(SecretKind::title)
                            .collect(Collectors.joining(" and the "))
                        + ", and there is no terminal to ask on: run it in one, or have the window"
                        + " keep it"));
    Secrets complete = kept;
    for (SecretKind secret : missing) {
      char[] typed = terminal.readPassword("%s, %s: ", profile.name(), secret.title());
      complete = complete.with(secret, typed == null ? "" : new String(typed));
    }
    return complete;
  }
}
