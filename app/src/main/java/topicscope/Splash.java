package topicscope;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import topicscope.desk.widget.SceneFill;
import topicscope.desk.widget.Theme;
import topicscope.desk.workspace.StagePosition;
import topicscope.plot.Display;
import topicscope.workspace.Workspace;
import topicscope.workspace.Workspace.ThemeChoice;

/**
 * The first picture of the window, at its place and in its colours, while its content is made. It
 * is prepared while the command line is read. The window can't be closed before the content is
 * there. Methods may be called on any thread.
 */
final class Splash {
  private static final double WIDTH = 1280;
  private static final double HEIGHT = 720;
  private static final double STRIP_HEIGHT = 100;

  private final CompletableFuture<Prepared> prepared;

  private record Prepared(Stage stage, Label sentence) {}

  private Splash(CompletableFuture<Prepared> prepared) {
    this.prepared = prepared;
  }

  /** Begins to start JavaFX and to prepare a window, and returns at once. */
  static Splash begin() {
    return new Splash(Display.beginToolkit().thenApplyAsync(up -> prepare(), Platform::runLater));
  }

  /**
   * Until its first frame a window is black. All that keeps the first frame waiting is done before:
   * styles, layout, and a picture in memory of a strip across the window, for which fonts and the
   * painter are loaded.
   */
  private static Prepared prepare() {
    Theme.use(ThemeChoice.SYSTEM);
    Label sentence = new Label();
    sentence.getStyleClass().add("text-muted");
    Stage stage = new Stage();
    stage.setTitle("Topicscope");
    stage.setScene(new Scene(content(sentence), WIDTH, HEIGHT));
    draw(stage.getScene());
    return new Prepared(stage, sentence);
  }

  private static Parent content(Label sentence) {
    Label name = new Label("Topicscope");
    name.getStyleClass().add("title-1");
    SceneFill ground = new SceneFill();
    ground.setStyle("-fx-background-color: -color-bg-default;");
    VBox content = new VBox(12, ground, name, sentence);
    content.setAlignment(Pos.CENTER);
    return content;
  }

  private static void draw(Scene scene) {
    SnapshotParameters strip = new SnapshotParameters();
    double top = (scene.getHeight() - STRIP_HEIGHT) / 2;
    strip.setViewport(new Rectangle2D(0, top, scene.getWidth(), STRIP_HEIGHT));
    scene.getRoot().snapshot(strip, null);
  }

  /**
   * Shows the window.
   *
   * @param sentence what is waited for; empty for nothing in particular
   * @param look how the window looks that is restored
   * @param onScreen called on the JavaFX thread when the window is on screen
   * @return completes then, on that thread
   */
  CompletableFuture<Stage> show(String sentence, Optional<Workspace> look, Runnable onScreen) {
    return prepared.thenComposeAsync(
        window -> {
          window.sentence.setText(sentence);
          return show(window.stage, look, onScreen);
        },
        Platform::runLater);
  }

  private static CompletableFuture<Stage> show(
      Stage stage, Optional<Workspace> look, Runnable onScreen) {
    look.map(Workspace::theme).ifPresent(Theme::use);
    look.flatMap(Workspace::place).ifPresent(place -> StagePosition.apply(place, stage));
    stage.setOnCloseRequest(Event::consume);
    // Transparent until the first frame, where the desktop can do that.
    stage.setOpacity(0);
    stage.show();
    CompletableFuture<Stage> ready = new CompletableFuture<>();
    new FirstFrame(
            () -> {
              stage.setOpacity(1);
              onScreen.run();
              ready.complete(stage);
            })
        .start();
    return ready;
  }
}
