package topicscope.desk.alert;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import topicscope.desk.model.AlertActions;
import topicscope.desk.model.Plot;

/**
 * What happens on a plot's alerts: a command, a record in a topic of the same cluster. Set when the
 * button is pressed. Owned by the JavaFX thread.
 */
final class AlertActionsForm extends HBox {
  private final TextField command = field("alert-command", "run a command");
  private final TextField topic = field("alert-topic", "send to a topic");
  private final Consumer<String> say;
  private Optional<Plot> plot = Optional.empty();

  /**
   * Nothing happens yet.
   *
   * @param say shows the user a line
   */
  AlertActionsForm(Consumer<String> say) {
    this.say = say;
    getStyleClass().add("head");
    Button set = new Button("Set");
    set.setId("alert-goals-set");
    set.setMinWidth(USE_PREF_SIZE);
    set.setOnAction(event -> set());
    getChildren().addAll(command, topic, set);
  }

  /** Sets the actions of this plot from now on. */
  void watch(Plot focused) {
    plot = Optional.of(focused);
    command.setText(focused.actions().command());
    topic.setText(focused.actions().topic());
  }

  private void set() {
    plot.ifPresent(one -> {
      AlertActions wanted = new AlertActions(command.getText().strip(), topic.getText().strip());
      if (one.topic().filter(wanted.topic()::equals).isPresent()) {
        say.accept("Events can't go to the topic that is watched.");
      } else {
        one.act(wanted);
      }
    });
  }

  private static TextField field(String id, String prompt) {
    TextField field = new TextField();
    field.setId(id);
    field.setPromptText(prompt);
    field.setAccessibleText(prompt);
    HBox.setHgrow(field, Priority.ALWAYS);
    return field;
  }
}
