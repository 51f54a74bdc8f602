package topicscope;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import topicscope.desk.Desk;
import topicscope.desk.MainWindow;
import topicscope.kafka.ClusterConnection;

/** The application: the toolkit, the window, and what is in it. */
final class TopicscopeApp {
  private static final double WIDTH = 1280;
  private static final double HEIGHT = 720;

  private final Desk desk;
  private final MainWindow window;
  private final Stage stage = new Stage();
  private final CompletableFuture<Void> closed = new CompletableFuture<>();

  private TopicscopeApp(ClusterConnection connection, Optional<String> topic, int points) {
    desk = new Desk(connection, points);
    window = new MainWindow(desk);
    topic.ifPresent(desk::pick);
    Scene scene = new Scene(window.root(), WIDTH, HEIGHT);
    stage.setTitle("Topicscope");
    stage.setMinWidth(480);
    stage.setMinHeight(320);
    stage.setScene(scene);
    stage.setOnHidden(event -> end());
  }

  /** Opens the window and waits until it is closed. For the main thread. */
  static void open(ClusterConnection connection, Optional<String> topic, int points) {
    startToolkit();
    show(connection, topic, points).awaitClosed();
  }

  /** Starts the toolkit; returns when it is up. */
  static void startToolkit() {
    CompletableFuture<Void> started = new CompletableFuture<>();
    Platform.startup(() -> started.complete(null));
    started.join();
  }

  /** Shows the window; returns when it is on screen. For any thread but JavaFX's. */
  static TopicscopeApp show(ClusterConnection connection, Optional<String> topic, int points) {
    return CompletableFuture.supplyAsync(
            () -> {
              TopicscopeApp app = new TopicscopeApp(connection, topic, points);
              app.stage.show();
              app.window.start();
              return app;
            },
            Platform::runLater)
        .join();
  }

  MainWindow window() {
    return window;
  }

  Scene scene() {
    return stage.getScene();
  }

  /** Waits until the window is closed and its threads have ended. For any thread but JavaFX's. */
  void awaitClosed() {
    closed.join();
  }

  /** Closes the window. For any thread. */
  void close() {
    Platform.runLater(stage::hide);
  }

  private void end() {
    window.stop();
    Thread.ofPlatform()
        .name("closing")
        .start(() -> {
          desk.close();
          closed.complete(null);
        });
  }
}
