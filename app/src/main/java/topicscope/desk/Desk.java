package topicscope.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import topicscope.kafka.ClusterConnection;

/**
 * What the window shows: its plots, the one that commands go to, and the clusters they look at.
 * There is always at least one plot.
 *
 * <p>Owned by the JavaFX thread. Nothing here waits but {@link #close()}.
 */
public final class Desk {
  private final Executor owner;
  private final Decoding decoding;
  private final ObservableList<Plot> plots = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Plot> focused = new ReadOnlyObjectWrapper<>();
  private final List<Cluster> clusters = new ArrayList<>();

  /**
   * A desk with one plot that is not connected.
   *
   * @param points how many samples are in sight, and read before going on live
   */
  public Desk(int points) {
    this(points, ReadingStart.USUAL, Platform::runLater);
  }

  /**
   * A desk with one plot that is not connected.
   *
   * @param points how many samples are in sight, and read before going on live
   * @param start where reading begins instead, and whether as a member of a group
   */
  public Desk(int points, ReadingStart start) {
    this(points, start, Platform::runLater);
  }

  /**
   * A desk with one plot that is not connected.
   *
   * @param points how many samples are in sight, and read before going on live
   * @param start where reading begins instead, and whether as a member of a group
   * @param decoding how topics are to be read; closed with the desk
   */
  public Desk(int points, ReadingStart start, Decoding decoding) {
    this(points, start, decoding, Platform::runLater);
  }

  /**
   * The same without a toolkit.
   *
   * @param owner runs what other threads hand over, on the one thread that owns the desk
   */
  Desk(int points, ReadingStart start, Executor owner) {
    this(points, start, Decoding.forgetful(owner), owner);
  }

  private Desk(int points, ReadingStart start, Decoding decoding, Executor owner) {
    this.owner = owner;
    this.decoding = decoding;
    Plot first = new Plot(start.window(points), points, start, decoding);
    plots.add(first);
    focused.set(first);
  }

  /** Has the focused plot look at this cluster. */
  public void connect(ClusterConnection connection) {
    focused.get().connect(cluster(connection));
    dropUnwatched();
  }

  /** Has the focused plot read this topic. */
  public void pick(String topic) {
    focused.get().pick(topic);
  }

  /** The plots in the order in which they stand. */
  ObservableList<Plot> plots() {
    return FXCollections.unmodifiableObservableList(plots);
  }

  /** The plot that commands go to. */
  ReadOnlyObjectProperty<Plot> focusedProperty() {
    return focused.getReadOnlyProperty();
  }

  /** Has commands go to this plot. */
  void focus(Plot plot) {
    if (plots.contains(plot)) {
      focused.set(plot);
    }
  }

  /** Adds a plot behind the others that looks at the same cluster, and focuses it. */
  Plot add() {
    Plot before = focused.get();
    Plot added = new Plot(before.windowProperty().get(), before.points(), before.start(), decoding);
    before.clusterProperty().get().ifPresent(added::connect);
    plots.add(added);
    focused.set(added);
    return added;
  }

  /** Takes a plot away; the last one stays. */
  void remove(Plot plot) {
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

  /** Ends every thread; waits for them, 2 s at the most for each. */
  public void close() {
    plots.forEach(Plot::close);
    clusters.forEach(Cluster::close);
    decoding.close();
  }

  /** One for each connection, however many plots look at it. */
  private Cluster cluster(ClusterConnection connection) {
    Optional<Cluster> known =
        clusters.stream().filter(one -> one.connection().equals(connection)).findFirst();
    return known.orElseGet(() -> {
      Cluster opened = new Cluster(connection, owner);
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
