package topicscope.desk.model;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import topicscope.alert.AlertCommand;
import topicscope.alert.AlertEvent;
import topicscope.alert.AlertJson;
import topicscope.alert.AlertSink;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.client.LineSender;

/**
 * What the alerts of a plot trigger besides the display.
 *
 * @param command a command of the system's shell that gets the event on its input; empty for none
 * @param topic the topic of the same cluster that receives the events; empty for none
 */
public record AlertActions(String command, String topic) {
  /** No actions. */
  static final AlertActions NONE = new AlertActions("", "");

  /**
   * Opens the targets; waits for the cluster if there is a topic.
   *
   * @param trouble receives later problems, on any thread
   * @throws IOException if the topic does not exist or the cluster does not answer, with a sentence
   */
  List<AlertSink> open(Optional<ClusterConnection> connection, Consumer<String> trouble)
      throws IOException {
    List<AlertSink> outlets = new ArrayList<>();
    if (!topic.isEmpty() && connection.isPresent()) {
      LineSender sender = new LineSender(connection.get(), topic);
      outlets.add(new AlertSink("the topic " + topic, new ToTopic(sender), trouble));
    }
    if (!command.isEmpty()) {
      outlets.add(new AlertSink("the command", new AlertCommand(command), trouble));
    }
    return outlets;
  }

  private record ToTopic(LineSender sender) implements AlertSink.Target {
    @Override
    public void send(AlertEvent event) throws IOException, InterruptedException {
      sender.send(event.series(), AlertJson.of(event));
    }

    @Override
    public void close() {
      sender.close();
    }
  }
}
