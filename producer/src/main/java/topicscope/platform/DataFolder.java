package topicscope.platform;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The user's folder for data that a program collects: the history.
 *
 * <p>Linux and others: {@code $XDG_DATA_HOME/topicscope} or {@code ~/.local/share/topicscope};
 * macOS: {@code ~/Library/Application Support/Topicscope}; Windows: {@code
 * %LOCALAPPDATA%\Topicscope\data}. The system property {@code topicscope.data} names another one.
 * Nothing is created here.
 */
public final class DataFolder {
  private static final UserFolder PLACE =
      new UserFolder(
          "topicscope.data",
          new UserFolder.Location(
              "LOCALAPPDATA", Path.of("AppData", "Local"), Path.of("Topicscope", "data")),
          Path.of("Library", "Application Support", "Topicscope"),
          new UserFolder.Location(
              "XDG_DATA_HOME", Path.of(".local", "share"), Path.of("topicscope")));

  private DataFolder() {}

  /** The folder for this user on this system. */
  public static Path path() {
    return PLACE.path();
  }

  static Path path(String os, String home, UnaryOperator<@Nullable String> environment) {
    return PLACE.path(os, home, environment);
  }
}
