package topicscope.producer.log;

import java.nio.file.Path;
import java.util.Locale;
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
  private StateFolder() {}

  /** The folder for this user on this system. */
  public static Path path() {
    String chosen = System.getProperty("topicscope.state");
    return chosen != null
        ? Path.of(chosen)
        : path(
            System.getProperty("os.name", ""),
            System.getProperty("user.home", "."),
            System::getenv);
  }

  static Path path(String os, String home, UnaryOperator<@Nullable String> environment) {
    String system = os.toLowerCase(Locale.ROOT);
    if (system.startsWith("windows")) {
      String local = environment.apply("LOCALAPPDATA");
      Path base = isSet(local) ? Path.of(local) : Path.of(home, "AppData", "Local");
      return base.resolve("Topicscope").resolve("logs");
    }
    if (system.startsWith("mac")) {
      return Path.of(home, "Library", "Logs", "Topicscope");
    }
    String state = environment.apply("XDG_STATE_HOME");
    // The XDG specification: a relative path is to be ignored.
    Path base =
        isSet(state) && Path.of(state).isAbsolute()
            ? Path.of(state)
            : Path.of(home, ".local", "state");
    return base.resolve("topicscope");
  }

  private static boolean isSet(@Nullable String value) {
    return value != null && !value.isBlank();
  }
}
