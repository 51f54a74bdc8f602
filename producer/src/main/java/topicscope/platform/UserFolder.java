package topicscope.platform;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A folder of the user's own, at the place that each system has for its kind. Nothing is created.
 *
 * @param property the system property that names another folder
 * @param windows the place on Windows
 * @param mac the place on macOS, under the user's home
 * @param others the place everywhere else, by the XDG specification
 */
public record UserFolder(String property, Location windows, Path mac, Location others) {
  /**
   * A place that an environment variable names.
   *
   * @param variable names the folder that programs have their folders in
   * @param usual that folder if the variable isn't set, under the user's home
   * @param own the program's folder in it
   */
  public record Location(String variable, Path usual, Path own) {
    private Path in(String home, Path chosen) {
      Path base = chosen.toString().isBlank() ? Path.of(home).resolve(usual) : chosen;
      return base.resolve(own);
    }
  }

  /** The folder for this user on this system. */
  public Path path() {
    String chosen = System.getProperty(property);
    return chosen != null
        ? Path.of(chosen)
        : path(System.getProperty("os.name", ""), home(), System::getenv);
  }

  /** The user's home. */
  public static String home() {
    return home(
        System.getProperty("os.name", ""), System.getProperty("user.home", "."), System::getenv);
  }

  /**
   * The user's home: on Unix that of the environment, which other programs follow, too; Java itself
   * knows that of the user database.
   */
  static String home(String os, String ofJava, UnaryOperator<@Nullable String> environment) {
    String chosen = environment.apply("HOME");
    boolean unix = !os.toLowerCase(Locale.ROOT).startsWith("windows");
    return unix && chosen != null && Path.of(chosen.strip()).isAbsolute() ? chosen.strip() : ofJava;
  }

  /** The folder for a user on a system. */
  public Path path(String os, String home, UnaryOperator<@Nullable String> environment) {
    String system = os.toLowerCase(Locale.ROOT);
    if (system.startsWith("mac")) {
      return Path.of(home).resolve(mac);
    }
    if (system.startsWith("windows")) {
      return windows.in(home, value(environment, windows));
    }
    Path chosen = value(environment, others);
    // The XDG specification: a relative path is to be ignored.
    return others.in(home, chosen.isAbsolute() ? chosen : Path.of(""));
  }

  private static Path value(UnaryOperator<@Nullable String> environment, Location place) {
    String value = environment.apply(place.variable());
    return Path.of(value == null ? "" : value.strip());
  }
}
