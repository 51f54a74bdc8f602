package topicscope;

import javafx.application.Application;
import javafx.event.Event;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import topicscope.plot.ThemeStylesheets;

/**
 * The first picture of a window whose content takes a while to make, so that the window is never
 * black. It can't be closed before the content is there. For the JavaFX thread.
 */
final class Splash {
  private Splash() {}

  /** Shows a window with a sentence. */
  static void show(Stage stage, String sentence, double width, double height) {
    Application.setUserAgentStylesheet(ThemeStylesheets.of(ThemeStylesheets.systemIsDark()));
    stage.setScene(new Scene(content(sentence), width, height));
    stage.setOnCloseRequest(Event::consume);
    // Loads fonts and the painter, so that the first frame follows at once.
    stage.getScene().snapshot(null);
    stage.show();
  }

  /**
   * Shows a window with its scene. Styles are read before it is on screen, where it is black until
   * its first frame.
   */
  static void open(Stage stage) {
    stage.getScene().getRoot().applyCss();
    stage.getScene().getRoot().layout();
    stage.show();
  }

  private static Parent content(String sentence) {
    Label name = new Label("Topicscope");
    name.getStyleClass().add("title-1");
    Label what = new Label(sentence);
    what.getStyleClass().add("text-muted");
    VBox content = new VBox(12, name, what);
    content.setAlignment(Pos.CENTER);
    content.setStyle("-fx-background-color: -color-bg-default;");
    return content;
  }
}
