package topicscope.desk.model;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import topicscope.alert.AlertRule;
import topicscope.decode.choice.DecodeChoice;
import topicscope.decode.schema.RegistryFile;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.client.ReaderState;
import topicscope.kafka.partition.BacklogProgress;
import topicscope.kafka.partition.StartPosition;
import topicscope.kafka.read.RawRecord;
import topicscope.kafka.read.ReaderCounters;
import topicscope.plot.paint.TraceKind;
import topicscope.plot.view.TraceColour;
import topicscope.plot.view.TraceStyle;
import topicscope.reading.AlertActions;
import topicscope.reading.Reading;
import topicscope.reading.ReadingStart;
import topicscope.signal.Sample;
import topicscope.signal.Series;
import topicscope.transform.TopicSignal;
import topicscope.transform.Transform;
import topicscope.trigger.TriggerSetup;

/**
 * One plot without its view: what it reads ({@link PlotSource}), series of other topics, styles,
 * transforms, alert rules and alert actions.
 *
 * <p>Owned by the JavaFX thread. Nothing blocks: readers end on other threads.
 */
public final class Plot {
  /** So many intervals of a roll-up are shown at first, or somewhat fewer: wide ones. */
  private static final int INTERVALS = 120;

  private final DecodeChoices choices;
  private final ObjectProperty<WindowSpan> window;
  private final ReadOnlyObjectWrapper<CombinedSeries> series =
      new ReadOnlyObjectWrapper<>(new CombinedSeries());
  private final ObservableMap<String, TraceStyle> styles = FXCollections.observableHashMap();
  private final ObjectProperty<PlotLook> look = new SimpleObjectProperty<>(PlotLook.USUAL);
  private final ObjectProperty<TriggerSetup> trigger =
      new SimpleObjectProperty<>(TriggerSetup.USUAL);
  private final TopicAnalyses analyses = new TopicAnalyses();
  private final AlertDispatcher alerts = new AlertDispatcher();
  private final PlotSource source;
  private final ForeignSeriesReaders foreign;
  private final PlotMemory memory;
  private final UndoHistory undo;
  private final int points;
  private BiConsumer<AlertRule, Boolean> onRule = (rule, added) -> {};
  private Optional<Plot> successor = Optional.empty();
  private AlertActions actions = AlertActions.NONE;
  private Optional<Reading> combined = Optional.empty();

  /** Whether the span is still the one from before the topic was picked. */
  private boolean spanIsOfBefore;

  /**
   * A plot that is not connected.
   *
   * @param window the visible span, which is loaded
   * @param points how many points are visible if only new records are shown
   * @param start the consumer group, and where it begins
   * @param topics what is kept of topics
   * @param undo gets what is removed
   */
  Plot(
      WindowSpan window,
      int points,
      ReadingStart start,
      DecodeChoices choices,
      TopicMemory topics,
      UndoHistory undo) {
    this.undo = undo;
    this.choices = choices;
    this.window = new SimpleObjectProperty<>(window);
    this.points = points;
    this.source =
        new PlotSource(
            start.group().isPresent() ? start : ReadingStart.USUAL,
            window,
            choices,
            analyses,
            alerts,
            this::combine);
    this.foreign =
        new ForeignSeriesReaders(
            choices, source, styles, series::get, this.window::get, this::combine);
    this.memory =
        new PlotMemory(topics, source, styles, look, analyses, () -> foreign.names().values());
    this.window.subscribe((before, chosen) -> {
      spanIsOfBefore = false;
      source.show(chosen);
      foreign.show(chosen);
    });
  }

  /** Switches to another cluster; no topic is read then. */
  void connect(Cluster other) {
    memory.keep();
    forgetTopic();
    source.connect(other);
    if (!actions.topic().isEmpty()) {
      // It was a topic of the previous cluster.
      setActions(new AlertActions(actions.command(), ""));
    }
  }

  /** Continues with the same topic over another connection to the same cluster. */
  void move(Cluster other) {
    PlotSetup before = setup();
    analyses.move(source.servers(), other.connection().bootstrapServers());
    connect(other);
    restore(before);
  }

  public ReadOnlyObjectProperty<Optional<Cluster>> clusterProperty() {
    return source.clusterProperty();
  }

  public Optional<ClusterConnection> connection() {
    return source.connection();
  }

  /** The topic being read; empty until one was picked and its schemas are loaded. */
  public ReadOnlyObjectProperty<Optional<Reading>> readingProperty() {
    return source.readingProperty();
  }

  /** All series to draw: those of the topic and the foreign ones. */
  public ReadOnlyObjectProperty<CombinedSeries> seriesProperty() {
    return series.getReadOnlyProperty();
  }

  /** The styles of the series by name; a series without an entry has the default. Mutable. */
  public ObservableMap<String, TraceStyle> styles() {
    return styles;
  }

  /** The style that a series has without a choice of the user. */
  public TraceStyle usualStyle(Series one) {
    return transformOf(one).map(Plot::usualStyle).orElse(TraceStyle.LINE);
  }

  /** The style that a derived series has without a choice of the user. */
  public static TraceStyle usualStyle(Transform transform) {
    return switch (transform.kind()) {
      case BAND -> TraceStyle.LINE.withKind(TraceKind.BAND);
      case SUM, COUNT -> TraceStyle.LINE.withKind(TraceKind.BARS);
      case RECORDS -> rate(transform, TraceKind.BARS, "records/s");
      case BYTES -> rate(transform, TraceKind.LINE, "B/s");
      case ABOUT ->
          transform.signal().filter(signal -> signal.kind() == TopicSignal.Kind.RATE).isPresent()
              ? TraceStyle.LINE.withKind(TraceKind.BARS)
              : TraceStyle.LINE;
      default -> TraceStyle.LINE;
    };
  }

  /** The rate per second has a label of its own; one of another width shows its name. */
  private static TraceStyle rate(Transform transform, TraceKind kind, String unit) {
    boolean perSecond = transform.equals(Transform.perSecond(transform.kind()));
    String name = transform.kind().word() + "/s";
    return new TraceStyle(kind, unit, true, false, TraceColour.OF_PLACE, perSecond ? name : "");
  }

  /** Title and y ranges. */
  public ObjectProperty<PlotLook> lookProperty() {
    return look;
  }

  /** The trigger, and what it has captured. */
  public ObjectProperty<TriggerSetup> triggerProperty() {
    return trigger;
  }

  /** The chosen title, else the topic. */
  public String title() {
    return look.get().title().isEmpty() ? topic().orElse("") : look.get().title();
  }

  /** Series of other topics belong to what the plot shows now; to an empty plot, until it is. */
  private void forgetTopic() {
    if (topic().isPresent()) {
      foreign.removeAll();
      styles.clear();
    }
    // The order of the table is a habit; it holds for the next topic too.
    look.set(PlotLook.USUAL.withTable(look.get().table()));
  }

  /** Keeps what has been changed here for the topic. */
  void keep() {
    memory.keep();
  }

  /** Takes over the rules that are kept for the topic. */
  void recallRules() {
    memory.recallRules();
  }

  /** Sets what is called when the user adds or removes a rule here. */
  void setOnRule(BiConsumer<AlertRule, Boolean> listener) {
    onRule = listener;
  }

  /** This plot, or the one that it was opened again as. */
  public Plot latest() {
    return successor.map(Plot::latest).orElse(this);
  }

  void openedAgainAs(Plot other) {
    successor = Optional.of(other);
  }

  /** Shows a series of another topic too, as soon as its schemas are loaded. */
  void addForeign(ForeignSeries wanted, Optional<TraceStyle> style) {
    style.ifPresent(drawn -> foreign.draw(wanted, drawn));
    foreign.add(wanted);
  }

  /** The style in which a series is drawn; empty for the default, or if there is no such series. */
  Optional<TraceStyle> styleOf(String shownName) {
    return Optional.ofNullable(styles.get(shownName))
        .or(() ->
            series.get().all().stream()
                .filter(one -> one.name().equals(shownName))
                .findFirst()
                .map(this::usualStyle)
                .filter(style -> !style.equals(TraceStyle.LINE)));
  }

  /** Whether the series of that name is one of another topic. */
  public boolean isForeign(String shownName) {
    return foreign.find(shownName).isPresent();
  }

  /** Removes a series of another topic. */
  public void removeForeign(String shownName) {
    foreign
        .find(shownName)
        .ifPresent(guest -> {
          Optional<TraceStyle> style = Optional.ofNullable(styles.remove(shownName));
          rename(() -> foreign.remove(guest));
          undo.add(
              new UndoHistory.Step(
                  "Removed " + shownName,
                  "remove " + shownName,
                  () -> latest().addForeign(guest, style)));
        });
  }

  private void rename(Runnable change) {
    if (foreign.rename(change)) {
      combine();
    }
  }

  /** Describes a series of this plot for use in another; empty if it is not read any more. */
  Optional<ForeignSeries> asForeign(String shownName) {
    return foreign
        .find(shownName)
        .or(() ->
            connection()
                .flatMap(from ->
                    readingProperty()
                        .get()
                        .map(now ->
                            new ForeignSeries(
                                from, now.topic(), originalName(shownName), now.choice()))));
  }

  /** A derived series of a topic that was created again has a number after its name. */
  private String originalName(String shownName) {
    return series.get().all().stream()
        .filter(one -> one.name().equals(shownName))
        .findFirst()
        .flatMap(this::transformOf)
        .map(Transform::text)
        .orElse(shownName);
  }

  /** Everything needed to set up the same plot again. */
  PlotSetup setup() {
    return new PlotSetup(
        connection(),
        clusterProperty().get().flatMap(Cluster::profile),
        topic(),
        source.choice(),
        start(),
        window.get(),
        look.get(),
        Map.copyOf(styles),
        foreign.all(),
        analyses.setup(),
        actions,
        trigger.get());
  }

  /** Restores everything but the cluster and the window. */
  void restore(PlotSetup setup) {
    memory.keep();
    setup.analyses().forEach(analyses::restore);
    foreign.removeAll();
    setup
        .topic()
        .filter(topic -> connection().isPresent())
        .ifPresent(topic -> {
          choices.use(source.servers(), topic, setup.choice());
          if (topic().filter(topic::equals).isEmpty()) {
            source.read(topic, setup.choice());
          }
        });
    styles.clear();
    styles.putAll(setup.styles());
    look.set(setup.look());
    trigger.set(setup.trigger());
    if (!setup.actions().equals(AlertActions.NONE)) {
      setActions(setup.actions());
    }
    setup.foreignSeries().forEach(foreign::add);
    memory.restored();
    combine();
  }

  /** The picked topic: at once, also while its schemas load. */
  public Optional<String> topic() {
    return topicProperty().get();
  }

  /** The same, observable. */
  public ReadOnlyObjectProperty<Optional<String>> topicProperty() {
    return source.topicProperty();
  }

  /** The topic whose samples the plot holds. */
  private Optional<String> topicRead() {
    return readingProperty().get().map(Reading::topic);
  }

  /** The visible span. What it shows and is not held is loaded, beside what is on screen. */
  public ObjectProperty<WindowSpan> windowProperty() {
    return window;
  }

  /** How many points are visible if only new records are shown. */
  public int points() {
    return points;
  }

  /** The consumer group, and where it begins. */
  public ReadingStart start() {
    return source.start();
  }

  /** Where reading begins; empty for a group that begins at the end. */
  public Optional<StartPosition> from() {
    return source.from();
  }

  /** How much of a backlog is read; empty if none is being read. */
  public Optional<BacklogProgress> loading() {
    return source.loading();
  }

  /** Stops the load of the topic; what is shown stays. */
  public void stopLoading() {
    source.stopLoading();
  }

  /**
   * Whether equal numbers of samples cover equal times: the series are all of one topic, and none
   * is computed.
   */
  public boolean alignsByNumber() {
    return foreign.all().isEmpty()
        && readingProperty()
            .get()
            .map(now ->
                now.analysis().transforms().all().stream()
                    .allMatch(made -> made.series().isEmpty()))
            .orElse(true);
  }

  /** The state of the reader; of the cluster, while no topic is read. */
  public ReaderState state() {
    return source.state();
  }

  /** Reads another topic instead of the present one. */
  void pick(String topic) {
    if (topic().filter(topic::equals).isEmpty()) {
      memory.keep();
      forgetTopic();
      memory.recall(topic);
      rename(() -> source.read(topic, choices.choice(source.servers(), topic)));
      spanIsOfBefore = true;
    }
  }

  /**
   * The topic has samples of intervals, which come from several partitions and commits in no order
   * of time. If it was just picked, and would be shown by number, it is read again from a time on
   * and shown by time: the last records by number are not the last ones of all series.
   *
   * @param interval the length of the intervals
   */
  public void showIntervals(Duration interval) {
    if (spanIsOfBefore && window.get().points() > 0) {
      window.set(WindowSpan.within(interval.multipliedBy(INTERVALS)));
      topicRead().ifPresent(topic -> source.read(topic, source.choice()));
    }
    spanIsOfBefore = false;
  }

  /** Decodes the topic with another choice: reads it again and saves the choice. */
  public void decode(DecodeChoice choice) {
    readingProperty()
        .get()
        .filter(now -> !now.choice().equals(choice))
        .ifPresent(now -> {
          choices.save(source.servers(), now.topic(), choice);
          source.read(now.topic(), choice);
        });
  }

  /** Decodes the topic with other schemas: reads it again and saves registry and choice. */
  public void useSchemas(Optional<RegistryFile> registry, DecodeChoice choice) {
    topicRead()
        .ifPresent(topic -> {
          choices.save(source.servers(), registry);
          choices.save(source.servers(), topic, choice);
          source.read(topic, choice);
        });
  }

  /** The offers that are not made again for the topic. */
  public Set<String> dismissed() {
    return topicRead().map(topic -> choices.dismissed(source.servers(), topic)).orElse(Set.of());
  }

  /** Makes an offer for the topic no more, also not at the next start. */
  public void dismiss(String offer) {
    topicRead().ifPresent(topic -> choices.dismiss(source.servers(), topic, offer));
  }

  /** The schema registry of the plot's cluster. */
  public Optional<RegistryFile> registry() {
    return choices.registry(source.servers());
  }

  /** What fails of the chosen decoding, one sentence per line; empty if nothing does. */
  public String decodingProblem() {
    return Stream.of(choices.storeProblem(), source.problem(), foreign.problem())
        .filter(text -> !text.isEmpty())
        .distinct()
        .collect(Collectors.joining("\n"));
  }

  /** The counters of the reading. */
  public ReaderCounters counters() {
    return readingProperty().get().map(now -> now.reader().counters()).orElse(ReaderCounters.NONE);
  }

  /** Skips all records up to now and marks the gap. */
  public void skipToLatest() {
    readingProperty().get().ifPresent(now -> now.reader().skipToLatest());
  }

  /** Replaces the actions on alerts. */
  public void setActions(AlertActions wanted) {
    actions = wanted;
    alerts.use(wanted, connection());
  }

  /** The actions on alerts. */
  public AlertActions actions() {
    return actions;
  }

  /** Distributes the alerts of this plot. */
  public AlertDispatcher alertDispatcher() {
    return alerts;
  }

  /**
   * Adds a derived series. For one about the records of the topic these are read again: they are
   * not kept.
   */
  public void add(Transform transform) {
    source.readings().forEach(now -> analyses.add(source.servers(), now, transform));
    readingProperty()
        .get()
        .filter(now -> transform.signal().filter(Plot::needsRecords).isPresent())
        .ifPresent(now -> source.read(now.topic(), now.choice()));
  }

  /** Records per second are counted in any case. */
  private static boolean needsRecords(TopicSignal signal) {
    boolean counted = signal.kind() == TopicSignal.Kind.RATE && signal.partition().isEmpty();
    return !signal.kind().isAsked() && !counted;
  }

  /** Removes a derived series. */
  public void remove(Series derived) {
    transformOf(derived)
        .ifPresent(transform -> {
          source.readings().forEach(now -> analyses.remove(source.servers(), now, transform));
          undo.add(
              new UndoHistory.Step(
                  "Removed " + transform.text(),
                  "remove " + transform.text(),
                  () -> latest().add(transform)));
        });
  }

  /** Whether the user has added that transform to the topic. */
  public boolean isAdded(Transform transform) {
    return topicRead()
        .filter(topic -> analyses.has(source.servers(), topic, transform))
        .isPresent();
  }

  /** The transform of a derived series; empty for any other series. */
  public Optional<Transform> transformOf(Series derived) {
    return readingProperty()
        .get()
        .flatMap(now -> now.analysis().transformOf(derived))
        .or(() -> foreign.transformOf(derived));
  }

  /** Adds a rule, also where other plots of the window show the topic. */
  public void add(AlertRule rule) {
    change(rule, true);
    onRule.accept(rule, true);
  }

  /** Removes a rule, also where other plots of the window show the topic. */
  public void remove(AlertRule rule) {
    change(rule, false);
    onRule.accept(rule, false);
  }

  /** Adds or removes a rule here only. */
  void change(AlertRule rule, boolean wanted) {
    for (Reading now : source.readings()) {
      if (wanted) {
        analyses.add(source.servers(), now, rule);
      } else {
        analyses.remove(source.servers(), now, rule);
      }
    }
    memory.keep();
  }

  /** Whether both show the same topic of one cluster. */
  boolean showsTopicOf(Plot other) {
    return topic().isPresent()
        && topic().equals(other.topic())
        && source.servers().equals(other.source.servers());
  }

  /** The address of the cluster; empty without one. */
  public String servers() {
    return source.servers();
  }

  /** The alert rules of the topic. */
  public List<AlertRule> rules() {
    return topicRead().map(topic -> analyses.rules(source.servers(), topic)).orElse(List.of());
  }

  /** Fetches the whole record of a sample, on another thread; empty if it is gone. */
  public CompletableFuture<Optional<RawRecord>> fetch(Sample sample) {
    return topicRead()
        .flatMap(topic -> clusterProperty().get().map(from -> from.fetch(topic, sample)))
        .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
  }

  /**
   * Starts no reader from now on, and ends the present ones on other threads. Returns at once.
   *
   * @return completes when the readers have ended, after 2 s at most
   */
  CompletableFuture<Void> close() {
    memory.keep();
    alerts.close();
    return CompletableFuture.allOf(source.close(), foreign.close());
  }

  private void combine() {
    Optional<Reading> now = readingProperty().get();
    CombinedSeries all =
        now.map(one -> combined.filter(one::isSameAs).isPresent()).orElse(combined.isEmpty())
            ? series.get().successor()
            : new CombinedSeries();
    combined = now;
    now.map(Reading::series).ifPresent(all::addAll);
    foreign.addTo(all);
    series.set(all);
  }
}
