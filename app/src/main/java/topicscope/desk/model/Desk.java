package topicscope.desk.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import topicscope.alert.AlertEvent;
import topicscope.connect.ConnectionProfile;
import topicscope.connect.OpenedConnection;
import topicscope.decode.choice.DecodeChoice;
import topicscope.history.query.HistoryPlace;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.read.ReaderCounters;
import topicscope.reading.ReadingStart;

/**
 * The plots of a window, the focused one, and the clusters they use. There is always at least one
 * plot.
 *
 * <p>Owned by the JavaFX thread, or by any other single thread: no toolkit is needed. Only {@link
 * #close()} blocks.
 */
public final class Desk {
  private final int points;
  private final DecodeChoices choices;
  private final TopicMemory topics;
  private final UndoHistory undo = new UndoHistory();
  private final ObservableList<Plot> plots = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Plot> focused = new ReadOnlyObjectWrapper<>();
  private final ObjectProperty<PlotLayout> layout = new SimpleObjectProperty<>(PlotLayout.STACKED);
  private final BooleanProperty linked = new SimpleBooleanProperty(true);
  private final RecentTopics recent;
  private final List<Cluster> clusters = new ArrayList<>();
  private final DeskRules rules;
  private HistoryPlace history = HistoryPlace.NONE;

  /**
   * A desk with one plot that is not connected; nothing is saved.
   *
   * @param points how many samples are visible, and read before going live
   */
  public Desk(int points) {
    this(
        points,
        ReadingStart.USUAL,
        DecodeChoices.forgetful(Platform::runLater),
        RecentTopics.forThisRun(),
        TopicMemory.forThisRun());
  }

  /** The same, with what is set up for topics in memory only. */
  public Desk(int points, ReadingStart start, DecodeChoices choices, RecentTopics recent) {
    this(points, start, choices, recent, TopicMemory.forThisRun());
  }

  /**
   * A desk with one plot that is not connected.
   *
   * @param points how many samples are visible, and read before going live
   * @param start where reading begins instead, and the consumer group
   * @param choices format and schema per topic; closed with the desk
   * @param recent the topics picked last; closed with the desk
   * @param topics what is set up for topics; closed with the desk
   */
  public Desk(
      int points,
      ReadingStart start,
      DecodeChoices choices,
      RecentTopics recent,
      TopicMemory topics) {
    this.points = points;
    this.choices = choices;
    this.recent = recent;
    this.topics = topics;
    this.rules = new DeskRules(plots, topics, undo);
    focused.set(put(plot(WindowSpan.of(start, points), start), 0));
  }

  private Plot plot(WindowSpan window, ReadingStart start) {
    return new Plot(window, points, start, choices, topics, undo);
  }

  /**
   * Adds a listener for the fresh alert events of all plots, once for those that show the same
   * topic. It is called on the analysis thread and must not block.
   */
  public void listenToAlerts(Consumer<AlertEvent> listener) {
    rules.listen(listener);
  }

  /** Where a history of the topics is recorded. */
  public HistoryPlace history() {
    return history;
  }

  /** Sets where plots look for a history, from the next topic on. */
  public void setHistory(HistoryPlace place) {
    history = place;
  }

  /** Connects the focused plot. */
  public void connect(ClusterConnection connection) {
    connect(connection, Optional.empty());
  }

  /**
   * Connects the focused plot to a saved connection. If it uses that connection already, all plots
   * that use it continue with the new login.
   */
  public void connect(OpenedConnection opened) {
    if (uses(focused.get(), opened)) {
      Cluster cluster = cluster(opened.connection(), Optional.of(opened.profile()));
      plots.stream().filter(plot -> uses(plot, opened)).forEach(plot -> plot.move(cluster));
      closeUnused();
    } else {
      connect(opened.connection(), Optional.of(opened.profile()));
    }
  }

  private static boolean uses(Plot plot, OpenedConnection opened) {
    return plot.clusterProperty()
        .get()
        .flatMap(Cluster::profile)
        .filter(profile -> profile.name().equals(opened.profile().name()))
        .isPresent();
  }

  private void connect(ClusterConnection connection, Optional<ConnectionProfile> profile) {
    Plot plot = focused.get();
    PlotSetup before = plot.setup();
    plot.connect(cluster(connection, profile));
    rules.refresh();
    closeUnused();
    addChange(plot, before);
  }

  /** Reads a topic in the focused plot. */
  public void pick(String topic) {
    Plot plot = focused.get();
    PlotSetup before = plot.setup();
    plot.pick(topic);
    rules.refresh();
    addChange(plot, before);
  }

  /** A plot shows another topic than before; an empty one had nothing to lose. */
  private void addChange(Plot plot, PlotSetup before) {
    String now = plot.topic().orElseGet(() -> place(plot));
    before
        .topic()
        .filter(topic -> !plot.topic().equals(before.topic()))
        .ifPresent(topic ->
            undo.add(
                new UndoHistory.Step(
                    topic + " → " + now, "show " + now, () -> bringBack(plot.latest(), before))));
  }

  private static String place(Plot plot) {
    return plot.clusterProperty()
        .get()
        .flatMap(Cluster::profile)
        .map(ConnectionProfile::name)
        .orElseGet(plot::servers);
  }

  private void bringBack(Plot plot, PlotSetup setup) {
    if (!plots.contains(plot)) {
      return;
    }
    setup
        .connection()
        .filter(there -> !plot.connection().equals(Optional.of(there)))
        .ifPresent(there -> plot.connect(cluster(there, setup.profile())));
    plot.restore(setup);
    plot.recallRules();
    rules.refresh();
    focus(plot);
    closeUnused();
  }

  /** What can be undone. */
  public UndoHistory undo() {
    return undo;
  }

  /** The alert rules of all topics, read or not. */
  public DeskRules rules() {
    return rules;
  }

  /** What is set up for topics. */
  public TopicMemory topics() {
    return topics;
  }

  /** Keeps what has been changed for the topics shown. Called once a second. */
  public void keep() {
    plots.forEach(Plot::keep);
    rules.refresh();
    topics.refresh();
  }

  /** Reads a topic in a plot of its own, or in the focused one if that is empty. */
  public void show(Cluster cluster, String topic) {
    Plot now = focused.get();
    boolean empty =
        now.topic().isEmpty() && now.clusterProperty().get().equals(Optional.of(cluster));
    Plot plot = empty ? now : add();
    if (!plot.clusterProperty().get().equals(Optional.of(cluster))) {
      plot.connect(cluster);
    }
    plot.pick(topic);
    rules.refresh();
  }

  /** Decodes the topic of the focused plot with another choice. */
  public void decode(DecodeChoice choice) {
    focused.get().decode(choice);
  }

  /** The counters of the focused plot's reader. */
  public ReaderCounters counters() {
    return focused.get().counters();
  }

  /** The plots in order. */
  public ObservableList<Plot> plots() {
    return FXCollections.unmodifiableObservableList(plots);
  }

  /** The topics picked last. */
  public RecentTopics recent() {
    return recent;
  }

  /** How topics are decoded. */
  public DecodeChoices choices() {
    return choices;
  }

  /** The plot that receives commands. */
  public ReadOnlyObjectProperty<Plot> focusedProperty() {
    return focused.getReadOnlyProperty();
  }

  /** Focuses a plot. */
  public void focus(Plot plot) {
    if (plots.contains(plot)) {
      focused.set(plot);
    }
  }

  /** Focuses the plot that many places after the focused one; wraps around. */
  public void focusNext(int by) {
    focused.set(plots.get(Math.floorMod(plots.indexOf(focused.get()) + by, plots.size())));
  }

  /** The arrangement of the plots. */
  public ObjectProperty<PlotLayout> layoutProperty() {
    return layout;
  }

  /** Whether the plots share one time axis. */
  public BooleanProperty linkedProperty() {
    return linked;
  }

  /** Adds a plot at the end, with the same cluster and span, and focuses it. */
  public Plot add() {
    Plot before = focused.get();
    Plot added = put(plot(before.windowProperty().get(), before.start()), plots.size());
    before.clusterProperty().get().ifPresent(added::connect);
    focused.set(added);
    return added;
  }

  /** Shows a series of one plot in another one too, in its style and with the same past. */
  public void show(Plot from, String seriesName, Plot in) {
    if (from != in) {
      from.asForeign(seriesName)
          .ifPresent(foreign -> in.addForeign(foreign, from.styleOf(seriesName)));
    }
  }

  /** Everything needed to set up the same desk again. */
  public DeskSetup setup() {
    return new DeskSetup(
        plots.stream().map(Plot::setup).toList(),
        plots.indexOf(focused.get()),
        layout.get(),
        linked.get());
  }

  /** Replaces all plots. */
  public void restore(DeskSetup setup) {
    List<Plot> unwanted = List.copyOf(plots);
    linked.set(false);
    layout.set(setup.layout());
    setup.plots().forEach(this::restore);
    focused.set(plots.get(unwanted.size() + setup.focused()));
    linked.set(setup.linked());
    unwanted.forEach(this::remove);
    // Its steps belong to plots that are gone.
    undo.clear();
    rules.refresh();
  }

  private void restore(PlotSetup setup) {
    Plot plot = put(plot(setup.window(), setup.start()), plots.size());
    setup.connection().ifPresent(connection -> plot.connect(cluster(connection, setup.profile())));
    plot.restore(setup);
  }

  /**
   * Connects plots that were restored without a cluster, and reads their topics. If there are more
   * or fewer plots by now, all are replaced.
   */
  public void connect(DeskSetup setup) {
    if (plots.size() != setup.plots().size()) {
      restore(setup);
      return;
    }
    for (int i = 0; i < plots.size(); i++) {
      Plot plot = plots.get(i);
      PlotSetup wanted = setup.plots().get(i);
      wanted
          .connection()
          .ifPresent(connection -> plot.connect(cluster(connection, wanted.profile())));
      plot.restore(wanted);
    }
    closeUnused();
  }

  private Plot put(Plot plot, int index) {
    plots.add(index, plot);
    rules.watch(plot);
    plot.windowProperty().subscribe((before, choice) -> share(plot, choice));
    return plot;
  }

  private void share(Plot from, WindowSpan choice) {
    if (linked.get() && plots.contains(from)) {
      plots.forEach(plot -> plot.windowProperty().set(choice));
    }
  }

  /** Closes a plot; that can be undone. No effect on the last one. */
  public void closePlot(Plot plot) {
    int index = plots.indexOf(plot);
    if (index < 0 || plots.size() == 1) {
      return;
    }
    PlotSetup setup = plot.setup();
    boolean shared =
        linked.get()
            && plots.stream()
                .anyMatch(
                    other -> other != plot && other.windowProperty().get().equals(setup.window()));
    String number = "plot " + (index + 1);
    String title = plot.title().isEmpty() ? "" : " (" + plot.title() + ")";
    remove(plot);
    undo.add(
        new UndoHistory.Step(
            "Closed " + number + title,
            "close " + number + title,
            () -> openAgain(index, setup, shared, plot)));
  }

  /**
   * Opens a closed plot at its old place.
   *
   * @param shared whether its span was that of the others, which may be another one by now
   */
  private void openAgain(int index, PlotSetup setup, boolean shared, Plot closed) {
    WindowSpan span =
        shared && linked.get() ? focused.get().windowProperty().get() : setup.window();
    Plot plot = put(plot(span, setup.start()), Math.min(index, plots.size()));
    closed.openedAgainAs(plot);
    focused.set(plot);
    bringBack(plot, setup);
  }

  /** Removes a plot; no effect on the last one. */
  public void remove(Plot plot) {
    int index = plots.indexOf(plot);
    if (index < 0 || plots.size() == 1) {
      return;
    }
    plots.remove(index);
    if (focused.get() == plot) {
      focused.set(plots.get(Math.max(0, index - 1)));
    }
    var _ = plot.close();
    rules.refresh();
    closeUnused();
  }

  /**
   * Ends all threads at the same time and waits for them, at most 2 s for the readers and clusters
   * and 2 s for each of the files. To be called by the owner, or when the owner has ended.
   */
  public void close() {
    List<CompletableFuture<Void>> closing = new ArrayList<>();
    try (topics;
        choices;
        recent) {
      plots.forEach(plot -> closing.add(plot.close()));
      clusters.forEach(cluster -> closing.add(cluster.closeAside()));
      CompletableFuture.allOf(closing.toArray(CompletableFuture[]::new)).join();
    }
  }

  /** One for each connection. */
  private Cluster cluster(ClusterConnection connection, Optional<ConnectionProfile> profile) {
    Optional<Cluster> known =
        clusters.stream().filter(one -> one.connection().equals(connection)).findFirst();
    return known.orElseGet(() -> {
      Cluster opened = new Cluster(connection, profile, choices.owner());
      clusters.add(opened);
      return opened;
    });
  }

  private void closeUnused() {
    clusters.removeIf(cluster -> {
      boolean unused =
          plots.stream()
              .noneMatch(plot -> plot.clusterProperty().get().filter(cluster::equals).isPresent());
      if (unused) {
        var _ = cluster.closeAside();
      }
      return unused;
    });
  }
}
