package topicscope.demo;

import java.util.Properties;

/**
 * Kafka's server as {@link EmbeddedBroker} uses it, without its types. Public, because another
 * class loader defines what implements it. Not thread-safe.
 */
public interface BrokerServer {
  /**
   * Makes a new data folder of one node ready for {@link #start}.
   *
   * @throws IllegalStateException if the folder can't be written
   */
  void format(int nodeId, String folder);

  /** Starts the server; returns when it answers. */
  void start(Properties settings);

  /** Stops the server if it runs, and keeps its data. */
  void stop();
}
