package topicscope.desk.model;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import topicscope.alert.AlertRule;
import topicscope.decode.choice.DecodeChoice;
import topicscope.decode.schema.RegistryFile;
import topicscope.decode.schema.TopicSchemas;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.client.ReaderState;
import topicscope.kafka.partition.StartPosition;
import topicscope.kafka.read.RawRecord;
import topicscope.kafka.read.ReadingPlan;
import topicscope.plot.view.TraceStyle;
import topicscope.reading.Reading;
import topicscope.reading.ReadingStart;
import topicscope.signal.CombinedSeries;
import topicscope.signal.Sample;
import topicscope.signal.Series;
import topicscope.transform.Transform;

/**
 * One plot of the desk, without its picture: its cluster, its topic, the visible span.
 *
 * <p>Owned by the JavaFX thread. Nothing blocks: readers that are no longer needed end on their own
 * threads.
 */
public final class Plot {
  private static final ReaderState NOT_CONNECTED =
      new ReaderState(ReaderState.Kind.IDLE, "not connected", Instant.EPOCH);

  private final ReadOnlyObjectWrapper<Optional<Cluster>> cluster =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Reading>> reading =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObjectProperty<WindowSpan> window;
  private final DecodeChoices decoding;
  private final ReadOnlyObjectWrapper<CombinedSeries> series =
      new ReadOnlyObjectWrapper<>(new CombinedSeries());
  private final ReadOnlyObjectWrapper<ReadingStart> start;
  private final Map<String, TraceStyle> styles = new HashMap<>();
  private final ForeignSeriesReaders guests = new ForeignSeriesReaders();
  private final ObjectProperty<PlotLook> look = new SimpleObjectProperty<>(PlotLook.USUAL);
  private final TopicAnalyses studies = new TopicAnalyses();
  private final AlertDispatcher relay = new AlertDispatcher();
  private AlertActions actions = AlertActions.NONE;
  private int points;
  private long asked;

  /**
   * A plot without a connection.
   *
   * @param window the visible span
   * @param points number of last records that are read before going live
   * @param start where reading starts instead, and whether as a member of a group
   * @param decoding how topics are decoded
   */
  Plot(WindowSpan window, int points, ReadingStart start, DecodeChoices decoding) {
    this.decoding = decoding;
    this.start = new ReadOnlyObjectWrapper<>(start);
    this.window = new SimpleObjectProperty<>(window);
    this.points = points;
    this.window.subscribe(this::readEnough);
  }

  /** Connects to this cluster instead of the present one. */
  void connect(Cluster other) {
    reading.get().ifPresent(Reading::closeAside);
    asked++;
    forgetLook();
    reading.set(Optional.empty());
    mix();
    cluster.set(Optional.of(other));
    if (!actions.topic().isEmpty()) {
      // The topic belongs to the previous cluster.
      act(new AlertActions(actions.command(), ""));
    }
  }

  /** Continues to read with another connection to the cluster. */
  void move(Cluster other) {
    PlotSetup before = setup();
    studies.move(clusterName(), other.connection().bootstrapServers());
    connect(other);
    restore(before);
  }

  /** The present cluster, if any. */
  public ReadOnlyObjectProperty<Optional<Cluster>> clusterProperty() {
    return cluster.getReadOnlyProperty();
  }

  /** The connection to that cluster. */
  public Optional<ClusterConnection> connection() {
    return cluster.get().map(Cluster::connection);
  }

  /** The reading of the topic, if one was picked. */
  public ReadOnlyObjectProperty<Optional<Reading>> readingProperty() {
    return reading.getReadOnlyProperty();
  }

  /** Everything to draw: the topic's series and the foreign ones. */
  public ReadOnlyObjectProperty<CombinedSeries> seriesProperty() {
    return series.getReadOnlyProperty();
  }

  /** How the series of this plot are drawn, by name; the others are drawn by default. Writable. */
  public Map<String, TraceStyle> styles() {
    return styles;
  }

  /** Its title and y ranges. */
  public ObjectProperty<PlotLook> lookProperty() {
    return look;
  }

  /** Its heading. */
  public String title() {
    return look.get().title().isEmpty() ? topic().orElse("") : look.get().title();
  }

  private void forgetLook() {
    styles.clear();
    look.set(PlotLook.USUAL);
  }

  /** Shows a series of another topic, too. */
  void invite(ForeignSeries guest) {
    decoding.schemas(
        guest.connection().bootstrapServers(),
        guest.choice(),
        loaded -> guests.add(guest, points, series.get(), loaded.schemas()));
  }

  /** Whether the series of that name belongs to another topic. */
  public boolean hasGuest(String shownName) {
    return guests.called(shownName).isPresent();
  }

  /** Removes a series of another topic. */
  public void dismiss(String shownName) {
    guests.called(shownName).ifPresent(guest -> guests.remove(guest, series.get()));
    styles.remove(shownName);
  }

  /** The data to show a series of this plot in another; empty if it is not read any more. */
  Optional<ForeignSeries> asGuest(String shownName) {
    return guests
        .called(shownName)
        .or(() ->
            connection()
                .flatMap(from ->
                    reading
                        .get()
                        .map(
                            now -> new ForeignSeries(from, now.topic(), shownName, now.choice()))));
  }

  /** The data to restore the plot. */
  PlotSetup setup() {
    return new PlotSetup(
        connection(),
        cluster.get().flatMap(Cluster::profile),
        topic(),
        reading.get().map(Reading::choice).orElse(DecodeChoice.AUTOMATIC),
        start.get(),
        window.get(),
        look.get(),
        Map.copyOf(styles),
        guests.all(),
        studies.kept(),
        actions);
  }

  /** Restores the plot, except for cluster and window. */
  void restore(PlotSetup setup) {
    setup.studies().forEach(studies::restore);
    setup
        .topic()
        .filter(topic -> connection().isPresent())
        .ifPresent(topic -> {
          decoding.use(clusterName(), topic, setup.choice());
          pick(topic);
        });
    styles.putAll(setup.styles());
    look.set(setup.look());
    if (!setup.actions().equals(AlertActions.NONE)) {
      act(setup.actions());
    }
    setup.guests().forEach(this::invite);
    mix();
  }

  /** The name of that topic. */
  public Optional<String> topic() {
    return reading.get().map(Reading::topic);
  }

  /** The visible span; reads the topic again if it had fewer samples. */
  public ObjectProperty<WindowSpan> windowProperty() {
    return window;
  }

  /** The number of last records that are read before going live. */
  int points() {
    return points;
  }

  /** Where reading starts, and whether as a member of a group. */
  public ReadOnlyObjectProperty<ReadingStart> startProperty() {
    return start.getReadOnlyProperty();
  }

  /** Changes the start, and reads the topic again; empty for the last records. */
  public void beginAt(Optional<StartPosition> from) {
    ReadingStart chosen = start.get().at(from);
    start.set(chosen);
    if (from.isPresent()) {
      window.set(WindowSpan.of(chosen, points));
    }
    reading.get().ifPresent(now -> read(now.topic(), now.choice()));
  }

  /** The state of the reader, or of the cluster if no topic is read. */
  public ReaderState state() {
    return reading
        .get()
        .map(now -> now.reader().state())
        .or(() -> cluster.get().map(now -> now.stateProperty().get()))
        .orElse(NOT_CONNECTED);
  }

  /** Reads this topic instead of the present one. */
  void pick(String topic) {
    if (topic().filter(topic::equals).isEmpty()) {
      forgetLook();
      read(topic, decoding.choice(clusterName(), topic));
    }
  }

  /** Reads the topic again with this decoding, and stores the choice. */
  public void decode(DecodeChoice choice) {
    reading
        .get()
        .filter(now -> !now.choice().equals(choice))
        .ifPresent(now -> {
          decoding.remember(clusterName(), now.topic(), choice);
          read(now.topic(), choice);
        });
  }

  /** Reads the topic again with these schemas, and stores them and the choice. */
  public void useSchemas(Optional<RegistryFile> registry, DecodeChoice choice) {
    topic()
        .ifPresent(topic -> {
          decoding.remember(clusterName(), registry);
          decoding.remember(clusterName(), topic, choice);
          read(topic, choice);
        });
  }

  /** The schema registry of this plot's cluster. */
  public Optional<RegistryFile> registry() {
    return decoding.registry(clusterName());
  }

  /** The problem with the choice; empty if there is none. */
  public String decodingTrouble() {
    return decoding.troubleProperty().get();
  }

  /** Skips everything up to now, with a mark. */
  public void skipToLatest() {
    reading.get().ifPresent(now -> now.reader().skipToLatest());
  }

  /** Replaces the actions on alerts. */
  public void act(AlertActions wanted) {
    actions = wanted;
    relay.begin(wanted, connection());
  }

  /** The actions on alerts. */
  public AlertActions actions() {
    return actions;
  }

  /** The dispatcher of this plot's alerts. */
  public AlertDispatcher relay() {
    return relay;
  }

  /** Adds a computed series, and shows a span of time, so that all series are aligned. */
  public void add(Transform transform) {
    study((study, now) -> {
      study.add(transform, now.analysis());
      if (window.get().points() > 0) {
        window.set(WindowSpan.coveringPoints(now.series().all(), window.get().points()));
      }
    });
  }

  /** Removes a computed series. */
  public void remove(Series made) {
    made(made)
        .ifPresent(transform -> study((study, now) -> study.remove(transform, now.analysis())));
  }

  /** The transform of a computed series. */
  public Optional<Transform> made(Series series) {
    return reading.get().flatMap(now -> now.analysis().made(series));
  }

  /** Adds an alert rule. */
  public void add(AlertRule rule) {
    study((study, now) -> study.add(rule, now.analysis()));
  }

  /** The alert rules of the topic that is read. */
  public List<AlertRule> rules() {
    return topic().map(topic -> studies.rules(clusterName(), topic)).orElse(List.of());
  }

  /** Removes an alert rule. */
  public void remove(AlertRule rule) {
    study((study, now) -> study.remove(rule, now.analysis()));
  }

  /** The transforms and rules of the topic that is read. */
  private void study(BiConsumer<TopicAnalysis, Reading> change) {
    reading.get().ifPresent(now -> change.accept(studies.of(clusterName(), now.topic()), now));
  }

  /** Fetches the complete record of a sample again. */
  public CompletableFuture<Optional<RawRecord>> fetch(Sample sample) {
    return topic()
        .flatMap(topic -> cluster.get().map(from -> from.fetch(topic, sample)))
        .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
  }

  /** Ends the reader and waits for it, at most 2 s. */
  void close() {
    reading.get().ifPresent(Reading::close);
    guests.close();
    relay.close();
  }

  private void readEnough(WindowSpan choice) {
    // A start that the user gave takes precedence.
    boolean more = choice.points() > points && start.get().from().isEmpty();
    points = choice.points() > 0 ? choice.points() : points;
    if (more) {
      reading.get().ifPresent(now -> read(now.topic(), now.choice()));
    }
  }

  private void read(String topic, DecodeChoice choice) {
    ClusterConnection from =
        connection().orElseThrow(() -> new IllegalStateException("connect first"));
    long order = ++asked;
    decoding.schemas(
        clusterName(),
        choice,
        loaded -> {
          // Schemas take time to read; another topic may have been picked in the meantime.
          if (order == asked) {
            start(start.get().plan(from, topic, points), choice, loaded.schemas());
          }
        });
  }

  private void start(ReadingPlan plan, DecodeChoice choice, TopicSchemas schemas) {
    Optional<Reading> old = reading.get();
    Reading started = Reading.start(plan, points, choice, schemas, relay);
    studies.of(clusterName(), plan.topic()).begin(started.analysis());
    reading.set(Optional.of(started));
    mix();
    old.ifPresent(Reading::closeAside);
  }

  private String clusterName() {
    return connection().map(ClusterConnection::bootstrapServers).orElse("");
  }

  private void mix() {
    CombinedSeries mix = new CombinedSeries();
    reading.get().map(Reading::series).ifPresent(mix::addAll);
    guests.joinTo(mix);
    series.set(mix);
  }
}
