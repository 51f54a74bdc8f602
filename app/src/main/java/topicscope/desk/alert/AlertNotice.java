package topicscope.desk.alert;

import javafx.animation.PauseTransition;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import topicscope.alert.AlertEvent;
import topicscope.desk.widget.ShortNumbers;

/**
 * A box over the plots that shows the latest alert event. It disappears by itself, or on a click,
 * which opens the alerts. Owned by the JavaFX thread.
 */
public final class AlertNotice extends Label {
  private static final Duration SHOWN = Duration.seconds(8);
  private static final double TOP = 48;

  private final PauseTransition hiding = new PauseTransition(SHOWN);

  /**
   * A hidden box.
   *
   * @param clicked opens the alerts
   */
  public AlertNotice(Runnable clicked) {
    setId("alert-notice");
    getStyleClass().add("alert-notice");
    setVisible(false);
    setWrapText(true);
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    StackPane.setAlignment(this, Pos.TOP_CENTER);
    StackPane.setMargin(this, new Insets(TOP, 0, 0, 0));
    hiding.setOnFinished(event -> setVisible(false));
    setOnMouseClicked(event -> {
      setVisible(false);
      clicked.run();
    });
  }

  public void show(AlertEvent event) {
    boolean raised = event.kind() == AlertEvent.Kind.RAISED;
    String name = event.series().isEmpty() ? event.topic() : event.series();
    setText((raised ? "Raised: " : "Cleared: ") + event.rule() + "\n" + name + " " + value(event));
    pseudoClassStateChanged(AlertCells.RAISED, raised);
    setVisible(true);
    hiding.playFromStart();
  }

  private static String value(AlertEvent event) {
    return Double.isNaN(event.value()) ? "has no data" : "at " + ShortNumbers.value(event.value());
  }
}
