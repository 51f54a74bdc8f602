package topicscope.desk.model;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import topicscope.connect.ConnectionProfile;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.client.ReaderState;
import topicscope.kafka.observe.TopicCatalog;
import topicscope.kafka.read.RawRecord;
import topicscope.kafka.read.RecordFetcher;
import topicscope.signal.Sample;

/**
 * A cluster of one or more plots: whether it answers, and its topics.
 *
 * <p>Owned by the JavaFX thread; the catalog behind it has its own thread.
 */
public final class Cluster {
  private final ClusterConnection connection;
  private final Optional<ConnectionProfile> profile;
  private final ObservableList<String> topics = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<ReaderState> state;
  private final TopicCatalog catalog;

  /**
   * Starts asking for the topics.
   *
   * @param profile the saved connection it was made from, if any
   * @param owner runs what the catalog's thread passes on
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

  /** The saved connection it was made from, if any. */
  public Optional<ConnectionProfile> profile() {
    return profile;
  }

  /** The topics in alphabetical order, kept up to date. */
  public ObservableList<String> topics() {
    return topics;
  }

  /** Whether the cluster answers. */
  ReadOnlyObjectProperty<ReaderState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** Fetches the complete record of a sample again, on its own thread. */
  CompletableFuture<Optional<RawRecord>> fetch(String topic, Sample sample) {
    RecordFetcher fetcher = new RecordFetcher(connection);
    return CompletableFuture.supplyAsync(
        () -> fetcher.fetch(topic, sample.partition(), sample.offset()),
        task -> Thread.ofVirtual().name("fetching").start(task));
  }

  /** Stops asking and waits for the thread to end, at most 2 s. */
  void close() {
    catalog.close();
  }

  private void apply(TopicCatalog.Snapshot snapshot) {
    if (!topics.equals(snapshot.topics())) {
      topics.setAll(snapshot.topics());
    }
    state.set(snapshot.state());
  }
}
