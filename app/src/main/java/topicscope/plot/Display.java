package topicscope.plot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The display, and JavaFX's start with or without one. */
public final class Display {
  public static final String ABSENT = "there is no display (DISPLAY isn't set)";

  private static final Logger LOG = LoggerFactory.getLogger(Display.class);
  private static final String CACHE = "javafx.cachedir";

  private Display() {}

  /** Whether a window can be opened: on Windows and macOS always, elsewhere if DISPLAY is set. */
  public static boolean isPresent() {
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String display = System.getenv("DISPLAY");
    return os.startsWith("windows")
        || os.startsWith("mac")
        || (display != null && !display.isBlank());
  }

  /** Whether JavaFX came along; the editions for servers have none. */
  public static boolean hasToolkit() {
    return ModuleLayer.boot().findModule("javafx.graphics").isPresent()
        || Display.class.getClassLoader().getResource("javafx/application/Platform.class") != null;
  }

  /**
   * Checks that JavaFX came along.
   *
   * @throws IllegalStateException with a message for the user
   */
  public static void requireToolkit() {
    if (!hasToolkit()) {
      throw new IllegalStateException(
          "this Topicscope came without windows and pictures: use one of its commands (topicscope"
              + " --help), or install the desktop edition");
    }
  }

  /** Makes JavaFX draw into memory. Must be called before the toolkit starts. */
  public static void useHeadless() {
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    System.setProperty("java.awt.headless", "true");
  }

  /**
   * Begins to start JavaFX on a thread of its own, and returns at once.
   *
   * @return completes when it is up
   */
  public static CompletableFuture<Void> beginToolkit() {
    return Toolkit.STARTED.copy();
  }

  /** Starts JavaFX, unless that has begun; returns when it is up. */
  public static void startToolkit() {
    try {
      Toolkit.STARTED.join();
    } catch (CompletionException e) {
      switch (e.getCause()) {
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        case null, default -> throw e;
      }
    }
  }

  /** Returns when a start that has begun is over. The JVM should not end in the middle of it. */
  public static void awaitToolkit() {
    Toolkit.STARTED.handle((up, failure) -> failure == null).join();
  }

  /** The toolkit, of which a JVM has one. */
  private static final class Toolkit {
    static final CompletableFuture<Void> STARTED = start();

    private static CompletableFuture<Void> start() {
      CompletableFuture<Void> up = new CompletableFuture<>();
      Thread.ofPlatform().name("toolkit-start").daemon().start(() -> start(up));
      return up;
    }

    private static void start(CompletableFuture<Void> up) {
      try {
        chooseCache();
        Platform.startup(() -> up.complete(null));
      } catch (IllegalStateException e) {
        // Something else has started it.
        Platform.runLater(() -> up.complete(null));
      } catch (RuntimeException | Error e) {
        up.completeExceptionally(e);
      }
    }
  }

  /**
   * JavaFX unpacks its native libraries below the home and complains on the standard error if it
   * can't. Without such a home they go into a folder of this run.
   */
  private static void chooseCache() {
    Path usual = Path.of(System.getProperty("user.home", "."), ".openjfx", "cache");
    if (!System.getProperty(CACHE, "").isEmpty() || canCreate(usual)) {
      return;
    }
    try {
      Path own = Files.createTempDirectory("topicscope-javafx-");
      System.setProperty(CACHE, own.toString());
      Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(own), "javafx-cache"));
    } catch (IOException e) {
      LOG.warn("JavaFX has no folder for its native libraries", e);
    }
  }

  private static boolean canCreate(Path folder) {
    try {
      return Files.isWritable(Files.createDirectories(folder));
    } catch (IOException e) {
      return false;
    }
  }

  private static void remove(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException | UncheckedIOException e) {
      LOG.debug("{} stays", folder, e);
    }
  }
}
