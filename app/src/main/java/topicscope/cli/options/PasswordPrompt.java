package topicscope.cli.options;

import java.io.Console;
import java.util.Optional;
import java.util.Set;
import topicscope.connect.ConnectionProfile;
import topicscope.connect.SecretKind;
import topicscope.connect.Secrets;

/** Asks for secrets on the terminal without echo. */
final class PasswordPrompt {
  private PasswordPrompt() {}

  /**
   * The secrets that a connection needs.
   *
   * @param stored the secrets known already
   * @throws IllegalStateException if some are missing and there is no terminal to ask on
   */
  static Secrets complete(ConnectionProfile profile, Secrets stored) {
    Set<SecretKind> missing = profile.missing(stored);
    if (missing.isEmpty()) {
      return stored;
    }
    Console terminal =
        Optional.ofNullable(System.console())
            .filter(Console::isTerminal)
            .orElseThrow(() ->
                new IllegalStateException(
                    profile.needs(missing)
                        + ", and there is no terminal to ask on: run it in one, or let the window"
                        + " save it"));
    Secrets complete = stored;
    for (SecretKind secret : missing) {
      char[] typed = terminal.readPassword("%s, %s: ", profile.name(), secret.title());
      complete = complete.with(secret, typed == null ? "" : new String(typed));
    }
    return complete;
  }
}
