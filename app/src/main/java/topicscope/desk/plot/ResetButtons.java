package topicscope.desk.plot;

import javafx.beans.binding.BooleanExpression;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import topicscope.desk.widget.Nodes;
import topicscope.plot.RollingLineChart;

/**
 * Buttons over the plot that reset what the user has changed: back to live, automatic y. Each is
 * visible only when it has an effect.
 */
final class ResetButtons extends VBox {
  ResetButtons(RollingLineChart chart) {
    getStyleClass().add("offers");
    setPickOnBounds(false);
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    offer("back-to-live", "Back to live (L)", chart.liveProperty().not(), chart::backToLive);
    offer("auto-y", "Automatic y (Y)", chart.yAutoProperty().not(), chart::setYAuto);
  }

  private void offer(String id, String text, BooleanExpression when, Runnable action) {
    Button button = Nodes.styled(Nodes.button(id, text, action), "accent", "small");
    button.setMaxWidth(Double.MAX_VALUE);
    button.visibleProperty().bind(when);
    getChildren().add(Nodes.collapsing(button));
  }
}
