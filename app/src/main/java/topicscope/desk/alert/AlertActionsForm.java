package topicscope.desk.alert;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import topicscope.desk.model.Plot;
import topicscope.desk.widget.Nodes;
import topicscope.reading.AlertActions;

/**
 * Form for the actions of a plot's alerts: a command, a topic of the same cluster. The Set button
 * applies it. Owned by the JavaFX thread.
 */
final class AlertActionsForm extends HBox {
  private static final double TOOLTIP_WIDTH = 360;

  private final TextField command = Nodes.field("alert-command", "run a command", "run a command");
  private final TextField topic = Nodes.field("alert-topic", "send to a topic", "send to a topic");
  private final Consumer<String> say;
  private Optional<Plot> plot = Optional.empty();

  /**
   * An empty form.
   *
   * @param say shows a line to the user
   */
  AlertActionsForm(Consumer<String> say) {
    this.say = say;
    getStyleClass().add("head");
    Button set = Nodes.button("alert-goals-set", "Set", this::set);
    explain(
        command,
        "Runs this shell command for each alert raised or cleared, with the event as JSON on its"
            + " standard input.");
    explain(
        topic,
        "Sends each alert raised or cleared as JSON to this topic of the same cluster, which must"
            + " exist.");
    explain(set, "Uses command and topic for all alerts of this plot from now on; empty for none.");
    getChildren().addAll(command, topic, set);
  }

  private static void explain(Control control, String sentence) {
    Tooltip tooltip = new Tooltip(sentence);
    tooltip.setWrapText(true);
    tooltip.setMaxWidth(TOOLTIP_WIDTH);
    control.setTooltip(tooltip);
    control.setAccessibleHelp(sentence);
  }

  /** Edits the actions of this plot. */
  void watch(Plot focused) {
    plot = Optional.of(focused);
    command.setText(focused.actions().command());
    topic.setText(focused.actions().topic());
  }

  private void set() {
    plot.ifPresent(one -> {
      AlertActions wanted = new AlertActions(command.getText().strip(), topic.getText().strip());
      if (one.topic().filter(wanted.topic()::equals).isPresent()) {
        say.accept("Events can't be sent to the topic that is read.");
      } else {
        one.setActions(wanted);
      }
    });
  }
}
