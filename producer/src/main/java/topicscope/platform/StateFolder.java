package topicscope.platform;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The user's folder for what a program keeps from run to run without being asked: its log.
 *
 * <p>Linux and others: {@code $XDG_STATE_HOME/topicscope} or {@code ~/.local/state/topicscope};
 * macOS: {@code ~/Library/Logs/Topicscope}; Windows: {@code %LOCALAPPDATA%\Topicscope\logs}. The
 * system property {@code topicscope.state} names another one. Nothing is created here.
 */
public final class StateFolder {
  private static final UserFolder PLACE =
      new UserFolder(
          "topicscope.state",
          new UserFolder.Location(
              "LOCALAPPDATA", Path.of("AppData", "Local"), Path.of("Topicscope", "logs")),
          Path.of("Library", "Logs", "Topicscope"),
          new UserFolder.Location(
              "XDG_STATE_HOME", Path.of(".local", "state"), Path.of("topicscope")));

  private StateFolder() {}

  /** The folder for this user on this system. */
  public static Path path() {
    return PLACE.path();
  }

  static Path path(String os, String home, UnaryOperator<@Nullable String> environment) {
    return PLACE.path(os, home, environment);
  }
}
