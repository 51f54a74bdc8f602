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
 * What the window shows: the cluster's topics, and the one that is being read.
 *
 * <p>Owned by the JavaFX thread. Nothing here waits: readers that are no longer wanted end on
 * threads of their own.
 */
public final class Desk {
  private final ClusterConnection connection;
  private int points;
  private final ObservableList<String> topics = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<ReaderState> clusterState;
  private final ReadOnlyObjectWrapper<Optional<Reading>> reading =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final Map<String, DecodeChoice> choices = new HashMap<>();
  private final TopicCatalog catalog;

  /**
   * Starts looking at a cluster.
   *
   * @param points how many of a topic's last records are read before going on live
   */
  public Desk(ClusterConnection connection, int points) {
    this.connection = connection;
    this.points = points;
    this.clusterState =
        new ReadOnlyObjectWrapper<>(
            new ReaderState(
                ReaderState.Kind.CONNECTING, "connecting to " + connection, Instant.now()));
    this.catalog =
        TopicCatalog.start(connection, snapshot -> Platform.runLater(() -> apply(snapshot)));
  }

  /** The cluster that is looked at. */
  public ClusterConnection connection() {
    return connection;
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
    Optional<Reading> old = reading.get();
    reading.set(Optional.of(Reading.start(connection, topic, points, choice)));
    old.ifPresent(Desk::closeAside);
  }

  /** Ends every thread; waits for them, 2 s at the most for each. */
  public void close() {
    reading.get().ifPresent(Reading::close);
    catalog.close();
  }

  private void apply(TopicCatalog.Snapshot snapshot) {
    if (!topics.equals(snapshot.topics())) {
      topics.setAll(snapshot.topics());
    }
    clusterState.set(snapshot.state());
  }

  private static void closeAside(Reading old) {
    Thread.ofVirtual().name("closing-" + old.topic()).start(old::close);
  }
}
