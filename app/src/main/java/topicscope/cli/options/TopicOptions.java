package topicscope.cli.options;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import topicscope.client.ClientConfigException;
import topicscope.connect.ProfileException;
import topicscope.kafka.client.ClusterConnection;

/** The options of every command that reads one topic: the cluster and the topic. */
public final class TopicOptions {
  @Mixin private final ConnectionOptions connection = new ConnectionOptions();

  @Option(
      names = "--topic",
      required = true,
      paramLabel = "NAME",
      description = "The topic to read.")
  private String topic = "";

  /** The topic's name. */
  public String topic() {
    return topic;
  }

  /** See {@link ConnectionOptions#connection()}. */
  public ClusterConnection connection() throws ClientConfigException, ProfileException {
    return connection.connection();
  }
}
