package topicscope.desk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import topicscope.alert.AlertCommand;
import topicscope.alert.AlertEvent;
import topicscope.alert.AlertJson;
import topicscope.alert.AlertOutlet;
import topicscope.kafka.ClusterConnection;
import topicscope.kafka.EventSender;

/**
 * Where a plot's events are sent, if anywhere: a command, a topic of the same cluster. Set when the
 * button is pressed, and for this window only: it is never saved, so that nobody's file makes
 * another's machine run something. Owned by the JavaFX thread.
 */
final class AlertGoals extends HBox {
  private final TextField command = field("alert-command", "run a command (JSON on its input)");
  private final TextField topic = field("alert-topic", "send to a topic");
  private final Consumer<String> say;
  private Optional<Plot> plot = Optional.empty();

  /**
   * No goals yet.
   *
   * @param say shows the user a line, from any thread
   */
  AlertGoals(Consumer<String> say) {
    this.say = say;
    getStyleClass().add("head");
    Button set = new Button("Set");
    set.setId("alert-goals-set");
    set.setMinWidth(USE_PREF_SIZE);
    set.setOnAction(event -> set());
    getChildren().addAll(command, topic, set);
  }

  /** Sets the goals of this plot from now on. */
  void watch(Plot focused) {
    plot = Optional.of(focused);
  }

  private void set() {
    plot.ifPresent(one -> {
      String shell = command.getText().strip();
      String goal = topic.getText().strip();
      Optional<ClusterConnection> connection = one.connection();
      if (one.topic().filter(goal::equals).isPresent()) {
        say.accept("Events can't go to the topic that is watched.");
        return;
      }
      var _ =
          CompletableFuture.runAsync(() -> {
            try {
              one.relay().sendTo(open(shell, goal, connection));
              boolean nowhere = shell.isEmpty() && goal.isEmpty();
              say.accept(nowhere ? "Events are sent nowhere." : "Events are sent from now on.");
            } catch (IOException e) {
              say.accept(String.valueOf(e.getMessage()));
            }
          });
    });
  }

  private List<AlertOutlet> open(String shell, String goal, Optional<ClusterConnection> connection)
      throws IOException {
    List<AlertOutlet> outlets = new ArrayList<>();
    if (!goal.isEmpty() && connection.isPresent()) {
      EventSender sender = new EventSender(connection.get(), goal);
      outlets.add(new AlertOutlet("the topic " + goal, new ToTopic(sender), say));
    }
    if (!shell.isEmpty()) {
      outlets.add(new AlertOutlet("the command", new AlertCommand(shell), say));
    }
    return outlets;
  }

  private record ToTopic(EventSender sender) implements AlertOutlet.Target {
    @Override
    public void send(AlertEvent event) throws IOException, InterruptedException {
      sender.send(event.series(), AlertJson.of(event));
    }

    @Override
    public void close() {
      sender.close();
    }
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
