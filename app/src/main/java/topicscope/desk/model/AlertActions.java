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
 * What happens on alerts of a plot, beside what is seen and heard.
 *
 * @param command what the system's shell runs, with the event on its input; empty for nothing
 * @param topic the topic of the same cluster that gets the events; empty for none
 */
public record AlertActions(String command, String topic) {
  /** Nothing. */
  static final AlertActions NONE = new AlertActions("", "");

  /**
   * Makes ready for them; waits for the cluster if there is a topic to send to.
   *
   * @param trouble is told what goes wrong later, from any thread
   * @throws IOException if the topic isn't there or the cluster doesn't answer, with a sentence
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
