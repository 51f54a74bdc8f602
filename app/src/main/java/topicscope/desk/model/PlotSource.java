package topicscope.desk.model;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import topicscope.decode.choice.DecodeChoice;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.client.ReaderState;
import topicscope.kafka.partition.StartPosition;
import topicscope.reading.Reading;
import topicscope.reading.ReadingStart;

/**
 * The cluster and the topic of one plot, and the reading of that topic.
 *
 * <p>Owned by the JavaFX thread. A topic is read when its schemas are loaded, which happens on
 * another thread; only the latest request starts a reading.
 */
final class PlotSource {
  private static final ReaderState NOT_CONNECTED =
      new ReaderState(ReaderState.Kind.IDLE, "not connected", Instant.EPOCH);

  private final ReadOnlyObjectWrapper<Optional<Cluster>> cluster =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<String>> topic =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Reading>> reading =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<ReadingStart> start;
  private final DecodeChoices choices;
  private final TopicAnalyses analyses;
  private final AlertDispatcher alerts;
  private final Runnable changed;
  private final LatestRequest requests = new LatestRequest();
  private DecodeChoice choice = DecodeChoice.AUTOMATIC;
  private String problem = "";
  private int points;

  /**
   * Not connected.
   *
   * @param points how many of a topic's last records are read before going live
   * @param analyses the transforms and rules that each reading starts with
   * @param changed called after each change of the reading
   */
  PlotSource(
      ReadingStart start,
      int points,
      DecodeChoices choices,
      TopicAnalyses analyses,
      AlertDispatcher alerts,
      Runnable changed) {
    this.start = new ReadOnlyObjectWrapper<>(start);
    this.points = points;
    this.choices = choices;
    this.analyses = analyses;
    this.alerts = alerts;
    this.changed = changed;
  }

  /** Switches to another cluster; no topic is read then. */
  void connect(Cluster other) {
    requests.cancel();
    Optional<Reading> old = reading.get();
    problem = "";
    want(Optional.empty(), DecodeChoice.AUTOMATIC);
    reading.set(Optional.empty());
    changed.run();
    cluster.set(Optional.of(other));
    end(old);
  }

  ReadOnlyObjectProperty<Optional<Cluster>> clusterProperty() {
    return cluster.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Optional<Reading>> readingProperty() {
    return reading.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<ReadingStart> startProperty() {
    return start.getReadOnlyProperty();
  }

  Optional<ClusterConnection> connection() {
    return cluster.get().map(Cluster::connection);
  }

  /** The cluster's servers; empty without a cluster. */
  String servers() {
    return connection().map(ClusterConnection::bootstrapServers).orElse("");
  }

  /** The wanted topic: at once, also while its schemas load. */
  ReadOnlyObjectProperty<Optional<String>> topicProperty() {
    return topic.getReadOnlyProperty();
  }

  /** How the wanted topic is decoded. */
  DecodeChoice choice() {
    return choice;
  }

  private void want(Optional<String> name, DecodeChoice decoding) {
    choice = decoding;
    topic.set(name);
  }

  int points() {
    return points;
  }

  /** The state of the reader; of the cluster, while no topic is read. */
  ReaderState state() {
    return reading
        .get()
        .map(now -> now.reader().state())
        .or(() -> cluster.get().map(now -> now.stateProperty().get()))
        .orElse(NOT_CONNECTED);
  }

  /** Why the topic is not read as chosen; empty if it is. */
  String problem() {
    return problem;
  }

  /** Sets where the next reading begins; empty for the last points. */
  void setStart(Optional<StartPosition> from) {
    start.set(start.get().at(from));
  }

  /**
   * Reads the topic again if it was read with fewer points, unless the user has chosen where
   * reading begins.
   */
  void readAtLeast(int wanted) {
    boolean more = wanted > points && start.get().from().isEmpty();
    points = wanted > 0 ? wanted : points;
    if (more) {
      readAgain();
    }
  }

  /** Reads the topic again, if one is wanted. */
  void readAgain() {
    topic.get().ifPresent(name -> read(name, choice));
  }

  /** Reads a topic instead of the present one, as soon as its schemas are loaded. */
  void read(String name, DecodeChoice decoding) {
    if (cluster.get().isEmpty()) {
      throw new IllegalStateException("connect first");
    }
    LatestRequest.Ticket request = requests.start();
    want(Optional.of(name), decoding);
    var _ =
        choices
            .schemas(servers(), decoding)
            .thenAccept(loaded -> {
              if (request.isLatest()) {
                problem = loaded.problem();
                start(name, decoding, loaded);
              }
            })
            .whenComplete((done, failure) -> {
              if (failure != null && request.isLatest()) {
                problem = FailureText.of("The topic " + name, failure);
                want(
                    reading.get().map(Reading::topic),
                    reading.get().map(Reading::choice).orElse(DecodeChoice.AUTOMATIC));
              }
            });
  }

  private void start(String name, DecodeChoice decoding, DecodeChoices.Loaded loaded) {
    ClusterConnection from = connection().orElseThrow();
    Optional<Reading> old = reading.get();
    Reading started =
        Reading.start(
            start.get().plan(from, name, points), points, decoding, loaded.schemas(), alerts);
    analyses.begin(servers(), started);
    reading.set(Optional.of(started));
    changed.run();
    end(old);
  }

  private static void end(Optional<Reading> old) {
    if (old.isPresent()) {
      var _ = old.get().closeAside();
    }
  }

  /** Starts no reading from now on, and ends the present one on another thread, at most 2 s. */
  CompletableFuture<Void> close() {
    requests.cancel();
    return reading
        .get()
        .map(Reading::closeAside)
        .orElseGet(() -> CompletableFuture.completedFuture(null));
  }
}
