package topicscope.kafka.observe;

import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import topicscope.kafka.client.ReaderState;

/** What an {@link AdminLoop} asks a cluster repeatedly. Called on the loop's thread only. */
interface AdminTask {
  /**
   * Asks, waits for the answer with a bound, and publishes it.
   *
   * @throws ExecutionException if the cluster did not answer
   */
  void ask(Admin admin) throws ExecutionException, InterruptedException;

  /** The longest time of one request. */
  int timeoutMs();

  /** Receives the reason why the cluster did not answer. */
  void failed(ReaderState state);

  /** {@code HOST:PORT} of the brokers that the cluster has named so far. */
  Set<String> brokers();
}
