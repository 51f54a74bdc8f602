package topicscope;

import javafx.application.Application;
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
import topicscope.plot.ThemeStylesheets;

/**
 * The first picture of a window whose content takes a while to make, so that the window is black
 * for as short as possible. It can't be closed before the content is there. For the JavaFX thread.
 */
final class Splash {
  private static final double STRIP_HEIGHT = 100;

  private Splash() {}

  /** Shows a window with a sentence. */
  static void show(Stage stage, String sentence, double width, double height) {
    Application.setUserAgentStylesheet(ThemeStylesheets.of(ThemeStylesheets.systemIsDark()));
    stage.setScene(new Scene(content(sentence), width, height));
    stage.setOnCloseRequest(Event::consume);
    open(stage);
  }

  /**
   * Shows a window with its scene, if it isn't shown. Until its first frame a window is black, so
   * it is transparent until then, where the desktop can do that. Elsewhere it is black for a
   * moment, so all that keeps the first frame waiting is done before: styles, layout, and a picture
   * in memory of a strip across the window, for which fonts and the painter are loaded.
   */
  static void open(Stage stage) {
    if (stage.isShowing()) {
      return;
    }
    Scene scene = stage.getScene();
    SnapshotParameters strip = new SnapshotParameters();
    double top = (scene.getHeight() - STRIP_HEIGHT) / 2;
    strip.setViewport(new Rectangle2D(0, top, scene.getWidth(), STRIP_HEIGHT));
    scene.getRoot().snapshot(strip, null);
    stage.setOpacity(0);
    stage.show();
    new FirstFrame(() -> stage.setOpacity(1)).start();
  }

  private static Parent content(String sentence) {
    Label name = new Label("Topicscope");
    name.getStyleClass().add("title-1");
    Label what = new Label(sentence);
    what.getStyleClass().add("text-muted");
    SceneFill ground = new SceneFill();
    ground.setStyle("-fx-background-color: -color-bg-default;");
    VBox content = new VBox(12, ground, name, what);
    content.setAlignment(Pos.CENTER);
    return content;
  }
}
