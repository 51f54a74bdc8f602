package topicscope.desk.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
 * What the window shows: its plots, the focused plot, and the clusters. There is always at least
 * one plot.
 *
 * <p>Owned by the JavaFX thread; it needs no toolkit, and in a test another thread may own it. Only
 * {@link #close()} blocks.
 */
public final class Desk {
  private final int points;
  private final DecodeChoices decoding;
  private final ObservableList<Plot> plots = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Plot> focused = new ReadOnlyObjectWrapper<>();
  private final ObjectProperty<PlotLayout> layout = new SimpleObjectProperty<>(PlotLayout.STACKED);
  private final BooleanProperty linked = new SimpleBooleanProperty(true);
  private final RecentTopics recent;
  private final List<Cluster> clusters = new ArrayList<>();
  private final List<Consumer<AlertEvent>> alertListeners = new ArrayList<>();

  /**
   * A desk with one plot without a connection, which stores nothing.
   *
   * @param points number of samples that are visible, and read before going live
   */
  public Desk(int points) {
    this(
        points,
        ReadingStart.USUAL,
        DecodeChoices.forgetful(Platform::runLater),
        RecentTopics.forThisRun());
  }

  /**
   * A desk with one plot without a connection.
   *
   * @param points number of samples that are visible, and read before going live
   * @param start where reading starts instead, and whether as a member of a group
   * @param decoding how topics are decoded; closed with the desk
   * @param recent the recent topics
   */
  public Desk(int points, ReadingStart start, DecodeChoices decoding, RecentTopics recent) {
    this.points = points;
    this.decoding = decoding;
    this.recent = recent;
    focused.set(put(new Plot(WindowSpan.of(start, points), points, start, decoding)));
  }

  /**
   * Adds a listener for every new alert of every plot, called on the thread of the alerts; it must
   * not block.
   */
  public void listenToAlerts(Consumer<AlertEvent> listener) {
    alertListeners.add(listener);
    plots.forEach(plot -> plot.relay().listen(listener));
  }

  /** Connects the focused plot to this cluster. */
  public void connect(ClusterConnection connection) {
    connect(connection, Optional.empty());
  }

  /**
   * Connects the focused plot to the cluster of a saved connection. If it is connected there
   * already, all plots that are continue with the new login.
   */
  public void connect(OpenedConnection opened) {
    if (looksAt(focused.get(), opened)) {
      Cluster cluster = cluster(opened.connection(), Optional.of(opened.profile()));
      plots.stream().filter(plot -> looksAt(plot, opened)).forEach(plot -> plot.move(cluster));
      dropUnwatched();
    } else {
      connect(opened.connection(), Optional.of(opened.profile()));
    }
  }

  private static boolean looksAt(Plot plot, OpenedConnection opened) {
    return plot.clusterProperty()
        .get()
        .flatMap(Cluster::profile)
        .filter(profile -> profile.name().equals(opened.profile().name()))
        .isPresent();
  }

  private void connect(ClusterConnection connection, Optional<ConnectionProfile> profile) {
    focused.get().connect(cluster(connection, profile));
    dropUnwatched();
  }

  /** Reads this topic in the focused plot. */
  public void pick(String topic) {
    focused.get().pick(topic);
  }

  /** Reads the topic of the focused plot again, decoded like this. */
  public void decode(DecodeChoice choice) {
    focused.get().decode(choice);
  }

  /** The counters of the focused plot's reader. */
  public ReaderCounters counters() {
    return focused
        .get()
        .readingProperty()
        .get()
        .map(now -> now.reader().counters())
        .orElse(ReaderCounters.NONE);
  }

  /** The plots in order. */
  public ObservableList<Plot> plots() {
    return FXCollections.unmodifiableObservableList(plots);
  }

  /** The recent topics. */
  public RecentTopics recent() {
    return recent;
  }

  /** The focused plot. */
  public ReadOnlyObjectProperty<Plot> focusedProperty() {
    return focused.getReadOnlyProperty();
  }

  /** Focuses this plot. */
  public void focus(Plot plot) {
    if (plots.contains(plot)) {
      focused.set(plot);
    }
  }

  /** Focuses the next or the previous plot, cyclically. */
  public void focusNext(int by) {
    focused.set(plots.get(Math.floorMod(plots.indexOf(focused.get()) + by, plots.size())));
  }

  /** The layout of several plots. */
  public ObjectProperty<PlotLayout> layoutProperty() {
    return layout;
  }

  /** Whether the plots share one time axis. */
  public BooleanProperty linkedProperty() {
    return linked;
  }

  /**
   * Adds a plot of the same cluster at the end, and focuses it. Plots with a shared time axis show
   * a span of time: numbers of samples have no meaning across topics.
   */
  public Plot add() {
    Plot before = focused.get();
    if (linked.get() && before.windowProperty().get().points() > 0) {
      before.windowProperty().set(WindowSpan.SHARED);
    }
    Plot added =
        put(
            new Plot(
                before.windowProperty().get(),
                before.points(),
                before.startProperty().get(),
                decoding));
    before.clusterProperty().get().ifPresent(added::connect);
    focused.set(added);
    return added;
  }

  /** Shows a series of one plot in another, too. */
  public void show(Plot from, String seriesName, Plot in) {
    if (from != in) {
      from.asGuest(seriesName).ifPresent(in::invite);
    }
  }

  /** The data to restore the desk. */
  public DeskSetup setup() {
    return new DeskSetup(
        plots.stream().map(Plot::setup).toList(),
        plots.indexOf(focused.get()),
        layout.get(),
        linked.get());
  }

  /** Restores the desk; its present content is removed. */
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
    Plot plot = put(new Plot(setup.window(), points, setup.start(), decoding));
    setup.connection().ifPresent(connection -> plot.connect(cluster(connection, setup.profile())));
    plot.restore(setup);
  }

  private Plot put(Plot plot) {
    plots.add(plot);
    alertListeners.forEach(plot.relay()::listen);
    plot.windowProperty().subscribe(choice -> share(plot, choice));
    return plot;
  }

  private void share(Plot from, WindowSpan choice) {
    if (linked.get() && plots.contains(from)) {
      plots.forEach(plot -> plot.windowProperty().set(choice));
    }
  }

  /** Removes a plot, except the last one. */
  public void remove(Plot plot) {
    int place = plots.indexOf(plot);
    if (place < 0 || plots.size() == 1) {
      return;
    }
    plots.remove(place);
    if (focused.get() == plot) {
      focused.set(plots.get(Math.max(0, place - 1)));
    }
    closeAside("plot", plot::close);
    dropUnwatched();
  }

  /** Ends every thread and waits for each, at most 2 s. */
  public void close() {
    plots.forEach(Plot::close);
    clusters.forEach(Cluster::close);
    decoding.close();
  }

  /** One per connection, for any number of plots. */
  private Cluster cluster(ClusterConnection connection, Optional<ConnectionProfile> profile) {
    Optional<Cluster> known =
        clusters.stream().filter(one -> one.connection().equals(connection)).findFirst();
    return known.orElseGet(() -> {
      Cluster opened = new Cluster(connection, profile, decoding.owner());
      clusters.add(opened);
      return opened;
    });
  }

  private void dropUnwatched() {
    clusters.removeIf(cluster -> {
      boolean unwatched =
          plots.stream()
              .noneMatch(plot -> plot.clusterProperty().get().filter(cluster::equals).isPresent());
      if (unwatched) {
        closeAside("catalog", cluster::close);
      }
      return unwatched;
    });
  }

  private static void closeAside(String name, Runnable close) {
    Thread.ofVirtual().name("closing-" + name).start(close);
  }
}
