package topicscope.plot;

import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;

/** Starts JavaFX. */
public final class Toolkit {
  private Toolkit() {}

  /** Starts the toolkit and blocks until it runs. To be called once, not on the JavaFX thread. */
  public static void start() {
    CompletableFuture<Void> started = new CompletableFuture<>();
    Platform.startup(() -> started.complete(null));
    started.join();
  }
}
