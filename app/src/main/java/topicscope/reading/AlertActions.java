package topicscope.reading;

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
 * What an alert triggers outside of the program.
 *
 * @param command a shell command that receives the event on its standard input; empty for none
 * @param topic a topic of the same cluster that receives the events; empty for none
 */
public record AlertActions(String command, String topic) {
  /** No actions. */
  public static final AlertActions NONE = new AlertActions("", "");

  /**
   * Opens the sinks. Blocks until the cluster answers if there is a topic.
   *
   * @param problems receives later failures, on any thread
   * @throws IOException if the topic does not exist or the cluster does not answer
   * @throws RuntimeException if the client can't be created
   */
  public List<AlertSink> open(Optional<ClusterConnection> connection, Consumer<String> problems)
      throws IOException {
    List<AlertSink> sinks = new ArrayList<>();
    if (!topic.isEmpty() && connection.isPresent()) {
      LineSender sender = new LineSender(connection.get(), topic);
      sinks.add(new AlertSink("the topic " + topic, new ToTopic(sender), problems));
    }
    if (!command.isEmpty()) {
      sinks.add(new AlertSink("the command", new AlertCommand(command), problems));
    }
    return sinks;
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
