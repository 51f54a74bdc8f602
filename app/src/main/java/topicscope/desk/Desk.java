package topicscope.desk;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import topicscope.decode.topic.DecodeChoice;
import topicscope.kafka.ClusterConnection;
import topicscope.kafka.ReaderState;
import topicscope.kafka.TopicCatalog;

/**
 * What the window shows: a cluster, its topics, and the one that is being read.
 *
 * <p>Owned by the JavaFX thread. Nothing here waits: readers and catalogs that are no longer wanted
 * end on threads of their own.
 */
public final class Desk {
  private final ObservableList<String> topics = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<ClusterConnection>> connection =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<ReaderState> clusterState =
      new ReadOnlyObjectWrapper<>(
          new ReaderState(ReaderState.Kind.IDLE, "not connected", Instant.now()));
  private final ReadOnlyObjectWrapper<Optional<Reading>> reading =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final Map<String, DecodeChoice> choices = new HashMap<>();
  private Optional<TopicCatalog> catalog = Optional.empty();
  private int points;

  /**
   * A desk that is not connected.
   *
   * @param points how many of a topic's last records are read before going on live
   */
  public Desk(int points) {
    this.points = points;
  }

  /** Looks at this cluster from now on, and no longer at the one before. */
  public void connect(ClusterConnection cluster) {
    reading.get().ifPresent(old -> closeAside(old.topic(), old::close));
    catalog.ifPresent(old -> closeAside("catalog", old::close));
    topics.clear();
    choices.clear();
    reading.set(Optional.empty());
    connection.set(Optional.of(cluster));
    catalog =
        Optional.of(
            TopicCatalog.start(
                cluster, snapshot -> Platform.runLater(() -> apply(cluster, snapshot))));
  }

  /** The cluster that is looked at, if any is. */
  public ReadOnlyObjectProperty<Optional<ClusterConnection>> connectionProperty() {
    return connection.getReadOnlyProperty();
  }

  /** How many of a topic's last records are read before going on live. */
  public int points() {
    return points;
  }

  /** Reads so many of a topic's last records; reads the topic anew if it had fewer. */
  public void showPoints(int wanted) {
    boolean more = wanted > points;
    points = wanted;
    Optional<Reading> now = reading.get();
    if (more && now.isPresent()) {
      read(now.get().topic(), now.get().choice());
    }
  }

  /** The cluster's topics in alphabetical order, kept up to date. */
  public ObservableList<String> topics() {
    return topics;
  }

  /** Whether the cluster answers. */
  public ReadOnlyObjectProperty<ReaderState> clusterStateProperty() {
    return clusterState.getReadOnlyProperty();
  }

  /** The topic being read, if one was picked. */
  public ReadOnlyObjectProperty<Optional<Reading>> readingProperty() {
    return reading.getReadOnlyProperty();
  }

  /** Reads this topic from now on, and no longer the one before. */
  public void pick(String topic) {
    boolean already = reading.get().map(Reading::topic).filter(topic::equals).isPresent();
    if (!already) {
      read(topic, choices.getOrDefault(topic, DecodeChoice.AUTOMATIC));
    }
  }

  /** Reads the topic anew, its records decoded as chosen; remembers the choice. */
  public void decode(DecodeChoice choice) {
    Optional<Reading> now = reading.get();
    if (now.isPresent() && !now.get().choice().equals(choice)) {
      choices.put(now.get().topic(), choice);
      read(now.get().topic(), choice);
    }
  }

  private void read(String topic, DecodeChoice choice) {
    ClusterConnection cluster =
        connection.get().orElseThrow(() -> new IllegalStateException("connect first"));
    Optional<Reading> old = reading.get();
    reading.set(Optional.of(Reading.start(cluster, topic, points, choice)));
    old.ifPresent(unwanted -> closeAside(unwanted.topic(), unwanted::close));
  }

  /** Ends every thread; waits for them, 2 s at the most for each. */
  public void close() {
    reading.get().ifPresent(Reading::close);
    catalog.ifPresent(TopicCatalog::close);
  }

  /** Takes what a catalog found, unless another cluster is looked at by now. */
  private void apply(ClusterConnection cluster, TopicCatalog.Snapshot snapshot) {
    if (connection.get().filter(cluster::equals).isEmpty()) {
      return;
    }
    if (!topics.equals(snapshot.topics())) {
      topics.setAll(snapshot.topics());
    }
    clusterState.set(snapshot.state());
  }

  private static void closeAside(String name, Runnable close) {
    Thread.ofVirtual().name("closing-" + name).start(close);
  }
}
