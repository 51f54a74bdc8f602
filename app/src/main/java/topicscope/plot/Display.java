package topicscope.plot;

import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;

/** The display, and JavaFX's start with or without one. */
public final class Display {
  public static final String ABSENT = "there is no display (DISPLAY isn't set)";

  private Display() {}

  /** Whether a window can be opened: on Windows and macOS always, elsewhere if DISPLAY is set. */
  public static boolean isPresent() {
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String display = System.getenv("DISPLAY");
    return os.startsWith("windows")
        || os.startsWith("mac")
        || (display != null && !display.isBlank());
  }

  /** Makes JavaFX draw into memory. Must be called before the toolkit starts. */
  public static void useHeadless() {
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    System.setProperty("java.awt.headless", "true");
  }

  /** Starts JavaFX; returns when it is up. */
  public static void startToolkit() {
    CompletableFuture<Void> started = new CompletableFuture<>();
    Platform.startup(() -> started.complete(null));
    started.join();
  }
}
