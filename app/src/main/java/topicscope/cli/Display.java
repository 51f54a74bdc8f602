package topicscope.cli;

import java.util.Locale;

/** Whether there is a screen to open a window on. */
public final class Display {
  public static final String ABSENT = "there is no display (DISPLAY isn't set)";

  private Display() {}

  /** True on Windows and macOS; elsewhere if an X server is named, which JavaFX needs. */
  public static boolean isPresent() {
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String display = System.getenv("DISPLAY");
    return os.startsWith("windows")
        || os.startsWith("mac")
        || (display != null && !display.isBlank());
  }

  /** Makes JavaFX draw into memory; must be called before the toolkit starts. */
  public static void useHeadless() {
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    System.setProperty("java.awt.headless", "true");
  }
}
