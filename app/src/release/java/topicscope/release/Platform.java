package topicscope.release;

import java.util.Locale;

/** The system this runs on, in the words of file names. */
enum Platform {
  LINUX("linux"),
  MACOS("macos"),
  WINDOWS("windows");

  static final Platform THIS = of(System.getProperty("os.name").toLowerCase(Locale.ROOT));

  /** System and architecture, such as {@code linux-x64}. */
  static final String NAME = THIS.word + "-" + architecture(System.getProperty("os.arch"));

  private final String word;

  Platform(String word) {
    this.word = word;
  }

  private static Platform of(String name) {
    return name.startsWith("win") ? WINDOWS : name.startsWith("mac") ? MACOS : LINUX;
  }

  private static String architecture(String name) {
    return switch (name) {
      case "amd64", "x86_64" -> "x64";
      default -> name;
    };
  }
}
