package topicscope.desk.model;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import topicscope.connect.ConnectionProfile;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.client.ReaderState;
import topicscope.kafka.observe.TopicCatalog;
import topicscope.kafka.read.RawRecord;
import topicscope.kafka.read.RecordFetcher;
import topicscope.signal.Sample;

/**
 * A cluster used by one or more plots: its state and its topics. Owned by the JavaFX thread; the
 * topics are requested on another thread.
 */
public final class Cluster {
  private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);

  private final ClusterConnection connection;
  private final Optional<ConnectionProfile> profile;
  private final ObservableList<String> topics = FXCollections.observableArrayList();
  private final ObservableList<String> internal = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<ReaderState> state;
  private final TopicCatalog catalog;
  private Optional<String> id = Optional.empty();

  /**
   * Starts requesting the topics.
   *
   * @param profile the saved connection, if the connection came from one
   * @param owner runs tasks on the JavaFX thread
   */
  Cluster(ClusterConnection connection, Optional<ConnectionProfile> profile, Executor owner) {
    this.connection = connection;
    this.profile = profile;
    this.state = new ReadOnlyObjectWrapper<>(TopicCatalog.connecting(connection));
    this.catalog = TopicCatalog.start(connection, snapshot -> owner.execute(() -> apply(snapshot)));
  }

  public ClusterConnection connection() {
    return connection;
  }

  /** The saved connection, if the connection came from one. */
  public Optional<ConnectionProfile> profile() {
    return profile;
  }

  /** The id that the cluster has given itself; empty until it has answered. */
  public Optional<String> id() {
    return id;
  }

  /** The topics in alphabetical order, without Kafka's own; updated every 2 s. */
  public ObservableList<String> topics() {
    return topics;
  }

  /** Kafka's own topics, such as {@code __consumer_offsets}, in alphabetical order. */
  public ObservableList<String> internalTopics() {
    return internal;
  }

  /** Whether the cluster doesn't answer, or refuses to. */
  public boolean hasFailed() {
    ReaderState.Kind kind = state.get().kind();
    return kind == ReaderState.Kind.DOWN || kind == ReaderState.Kind.FAILED;
  }

  /** Whether it is known if the cluster answers. */
  public boolean hasSettled() {
    return state.get().kind() != ReaderState.Kind.CONNECTING;
  }

  /** Whether the cluster answers. */
  ReadOnlyObjectProperty<ReaderState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** Fetches the whole record of a sample, on another thread. */
  CompletableFuture<Optional<RawRecord>> fetch(String topic, Sample sample) {
    RecordFetcher fetcher = new RecordFetcher(connection);
    return CompletableFuture.supplyAsync(
        () -> fetcher.fetch(topic, sample.partition(), sample.offset()),
        task -> Thread.ofVirtual().name("fetching").start(task));
  }

  /** Stops requesting; completes when the thread has ended, after 2 s at most. */
  CompletableFuture<Void> closeAside() {
    return CompletableFuture.runAsync(
            catalog::close, task -> Thread.ofVirtual().name("closing-catalog").start(task))
        .exceptionally(failure -> {
          LOG.error("{} did not close", connection, failure);
          return null;
        });
  }

  private void apply(TopicCatalog.Snapshot snapshot) {
    id = snapshot.clusterId();
    if (!topics.equals(snapshot.topics())) {
      topics.setAll(snapshot.topics());
    }
    if (!internal.equals(snapshot.internal())) {
      internal.setAll(snapshot.internal());
    }
    state.set(snapshot.state());
  }
}
