package topicscope.connect;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The user's folder for what was asked to be kept.
 *
 * <p>Linux and others: {@code $XDG_CONFIG_HOME/topicscope} or {@code ~/.config/topicscope}; macOS:
 * {@code ~/Library/Application Support/Topicscope}; Windows: {@code %APPDATA%\Topicscope}. The
 * system property {@code topicscope.config} names another one. Nothing is created here.
 */
public final class ConfigFolder {
  private ConfigFolder() {}

  /** The folder for this user on this system. */
  public static Path path() {
    String chosen = System.getProperty("topicscope.config");
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
      String roaming = environment.apply("APPDATA");
      Path base = isSet(roaming) ? Path.of(roaming) : Path.of(home, "AppData", "Roaming");
      return base.resolve("Topicscope");
    }
    if (system.startsWith("mac")) {
      return Path.of(home, "Library", "Application Support", "Topicscope");
    }
    String config = environment.apply("XDG_CONFIG_HOME");
    // The XDG specification: a relative path is to be ignored.
    Path base =
        isSet(config) && Path.of(config).isAbsolute() ? Path.of(config) : Path.of(home, ".config");
    return base.resolve("topicscope");
  }

  private static boolean isSet(@Nullable String value) {
    return value != null && !value.isBlank();
  }
}
