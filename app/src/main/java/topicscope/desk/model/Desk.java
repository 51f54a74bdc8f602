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
import topicscope.decode.choice.DecodeChoice;
import topicscope.desk.connect.OpenedConnection;
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
  private final ObservableList<Plot> plots = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Plot> focused = new ReadOnlyObjectWrapper<>();
  private final ObjectProperty<PlotLayout> layout = new SimpleObjectProperty<>(PlotLayout.STACKED);
  private final BooleanProperty linked = new SimpleBooleanProperty(true);
  private final RecentTopics recent;
  private final List<Cluster> clusters = new ArrayList<>();
  private final List<Consumer<AlertEvent>> alertListeners = new ArrayList<>();

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
        RecentTopics.forThisRun());
  }

  /**
   * A desk with one plot that is not connected.
   *
   * @param points how many samples are visible, and read before going live
   * @param start where reading begins instead, and the consumer group
   * @param choices format and schema per topic; closed with the desk
   * @param recent the topics picked last; closed with the desk
   */
  public Desk(int points, ReadingStart start, DecodeChoices choices, RecentTopics recent) {
    this.points = points;
    this.choices = choices;
    this.recent = recent;
    focused.set(put(new Plot(WindowSpan.of(start, points), points, start, choices)));
  }

  /**
   * Adds a listener for the fresh alert events of all plots. It is called on the analysis thread
   * and must not block.
   */
  public void listenToAlerts(Consumer<AlertEvent> listener) {
    alertListeners.add(listener);
    plots.forEach(plot -> plot.alertDispatcher().listen(listener));
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
    focused.get().connect(cluster(connection, profile));
    closeUnused();
  }

  /** Reads a topic in the focused plot. */
  public void pick(String topic) {
    focused.get().pick(topic);
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
    Plot added = put(new Plot(before.windowProperty().get(), points, before.start(), choices));
    before.clusterProperty().get().ifPresent(added::connect);
    focused.set(added);
    return added;
  }

  /** Shows a series of one plot in another one too, in its style and with the same past. */
  public void show(Plot from, String seriesName, Plot in) {
    if (from != in) {
      from.asForeign(seriesName)
          .ifPresent(foreign -> {
            from.styleOf(seriesName).ifPresent(style -> in.adoptStyle(foreign, style));
            in.addForeign(foreign);
          });
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
  }

  private void restore(PlotSetup setup) {
    Plot plot = put(new Plot(setup.window(), points, setup.start(), choices));
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

  private Plot put(Plot plot) {
    plots.add(plot);
    alertListeners.forEach(plot.alertDispatcher()::listen);
    plot.windowProperty().subscribe(choice -> share(plot, choice));
    return plot;
  }

  private void share(Plot from, WindowSpan choice) {
    if (linked.get() && plots.contains(from)) {
      plots.forEach(plot -> plot.windowProperty().set(choice));
    }
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
    closeUnused();
  }

  /**
   * Ends all threads at the same time and waits for them, at most 2 s for the readers and clusters
   * and 2 s for each of the two files. To be called by the owner, or when the owner has ended.
   */
  public void close() {
    List<CompletableFuture<Void>> closing = new ArrayList<>();
    try (choices;
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
