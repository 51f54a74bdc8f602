package topicscope.desk.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import topicscope.decode.choice.DecodeChoice;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.client.ReaderState;
import topicscope.kafka.partition.BacklogProgress;
import topicscope.kafka.partition.StartPosition;
import topicscope.kafka.read.ReadingPlan;
import topicscope.reading.AskedSeries;
import topicscope.reading.DerivedSeries;
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
  private final ReadingStart start;
  private final DecodeChoices choices;
  private final TopicAnalyses analyses;
  private final AlertDispatcher alerts;
  private final Runnable changed;
  private final LatestRequest requests = new LatestRequest();
  private Optional<Asked> asked = Optional.empty();
  private Optional<SpanReading> history = Optional.empty();
  private DecodeChoice choice = DecodeChoice.AUTOMATIC;
  private String problem = "";
  private WindowSpan span;

  /**
   * Not connected.
   *
   * @param start the consumer group, and where it begins; without a group the span decides
   * @param span what is loaded before going live
   * @param analyses the transforms and rules that each reading starts with
   * @param changed called after each change of the reading
   */
  PlotSource(
      ReadingStart start,
      WindowSpan span,
      DecodeChoices choices,
      TopicAnalyses analyses,
      AlertDispatcher alerts,
      Runnable changed) {
    this.start = start;
    this.span = span;
    this.choices = choices;
    this.analyses = analyses;
    this.alerts = alerts;
    this.changed = changed;
  }

  /** Switches to another cluster; no topic is read then. */
  void connect(Cluster other) {
    requests.cancel();
    Optional<SpanReading> old = history;
    history = Optional.empty();
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

  /** The consumer group, and where it begins. */
  ReadingStart start() {
    return start;
  }

  /** Where reading begins; as a member of a group, where the group has not been yet. */
  Optional<StartPosition> from() {
    return start.group().isPresent() ? start.from() : Optional.of(span.from());
  }

  /** The reading that is shown, and one that is to replace it. */
  List<Reading> readings() {
    return history.map(SpanReading::all).orElse(List.of());
  }

  /** How much of a backlog is read; empty if none is being read. */
  Optional<BacklogProgress> loading() {
    return history.flatMap(SpanReading::loading);
  }

  void stopLoading() {
    history.ifPresent(SpanReading::stopLoading);
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

  /**
   * Loads what another span shows and is not held. The span of new records begins with none. A
   * member of a group loads nothing.
   */
  void show(WindowSpan wanted) {
    span = wanted;
    if (start.group().isPresent()) {
      return;
    }
    if (wanted.equals(WindowSpan.NEW)) {
      topic.get().ifPresent(name -> read(name, choice));
    } else {
      history.ifPresent(held -> held.show(wanted.from()));
    }
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
    ClusterConnection there = connection().orElseThrow();
    Optional<SpanReading> old = history;
    AskedSeries answers = asked(there, name);
    SpanReading started =
        new SpanReading(
            span.from(),
            start.group().isEmpty(),
            (from, shown) -> {
              ReadingPlan plan =
                  start.group().isPresent()
                      ? start.plan(there, name, 1)
                      : ReadingPlan.passive(there, name, from);
              Reading begun =
                  Reading.start(
                      plan,
                      Math.max(1, span.points()),
                      decoding,
                      loaded.schemas(),
                      new DerivedSeries(
                          analyses.transforms(there.bootstrapServers(), name), answers),
                      event -> {
                        if (shown.getAsBoolean()) {
                          alerts.accept(event);
                        }
                      });
              analyses.begin(there.bootstrapServers(), begun);
              return begun;
            },
            choices.owner(),
            this::take);
    history = Optional.of(started);
    take(started.present());
    end(old);
  }

  /** What the cluster has said about a topic is kept while the topic is shown. */
  private AskedSeries asked(ClusterConnection there, String name) {
    Asked known =
        asked
            .filter(one -> one.connection.equals(there) && one.topic.equals(name))
            .orElseGet(
                () -> new Asked(there, name, new AskedSeries(there, name, ReadingPlan.USUAL_POLL)));
    asked = Optional.of(known);
    return known.series;
  }

  private record Asked(ClusterConnection connection, String topic, AskedSeries series) {}

  private void take(Reading now) {
    reading.set(Optional.of(now));
    changed.run();
  }

  private static void end(Optional<SpanReading> old) {
    if (old.isPresent()) {
      var _ = old.get().close();
    }
  }

  /** Starts no reading from now on, and ends the present one on another thread, at most 2 s. */
  CompletableFuture<Void> close() {
    requests.cancel();
    return history.map(SpanReading::close).orElseGet(() -> CompletableFuture.completedFuture(null));
  }
}
