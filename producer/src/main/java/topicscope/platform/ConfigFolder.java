package topicscope.platform;

import java.nio.file.Path;
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
  private static final UserFolder PLACE =
      new UserFolder(
          "topicscope.config",
          new UserFolder.Location("APPDATA", Path.of("AppData", "Roaming"), Path.of("Topicscope")),
          Path.of("Library", "Application Support", "Topicscope"),
          new UserFolder.Location("XDG_CONFIG_HOME", Path.of(".config"), Path.of("topicscope")));

  private ConfigFolder() {}

  /** The folder for this user on this system. */
  public static Path path() {
    return PLACE.path();
  }

  static Path path(String os, String home, UnaryOperator<@Nullable String> environment) {
    return PLACE.path(os, home, environment);
  }
}
