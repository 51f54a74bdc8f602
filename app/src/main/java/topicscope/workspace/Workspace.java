package topicscope.workspace;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Everything open, chosen and arranged in a window. It contains no secret: a cluster is stored by
 * the name of its saved connection, or by its servers.
 *
 * @param place position of the window; empty for the default
 * @param theme light or dark
 * @param layout stacked or tiled plots
 * @param linked whether the plots share one time axis
 * @param focused index of the focused plot, from 0
 * @param panes sizes of the panes
 * @param plots the plots in order; none for the welcome
 * @param cluster the cluster that it is kept for; empty in a file that the user has named
 */
public record Workspace(
    Optional<Position> place,
    ThemeChoice theme,
    String layout,
    boolean linked,
    int focused,
    Panes panes,
    List<PlotState> plots,
    Optional<KeptCluster> cluster) {
  /** A window that is opened for the first time. */
  public static final Workspace EMPTY =
      new Workspace(
          Optional.empty(), ThemeChoice.SYSTEM, "stacked", true, 0, Panes.USUAL, List.of());

  /** Copies the plots. */
  public Workspace {
    plots = List.copyOf(plots);
  }

  /** One that is kept for no cluster. */
  public Workspace(
      Optional<Position> place,
      ThemeChoice theme,
      String layout,
      boolean linked,
      int focused,
      Panes panes,
      List<PlotState> plots) {
    this(place, theme, layout, linked, focused, panes, plots, Optional.empty());
  }

  /** The plots that show something. */
  public List<PlotState> filled() {
    return plots.stream().filter(PlotState::showsSomething).toList();
  }

  /** The cluster that it is kept for, else that of its first connected plot. */
  public Optional<KeptCluster> mainCluster() {
    return cluster.or(() ->
        plots.stream()
            .flatMap(plot -> plot.cluster().stream())
            .findFirst()
            .map(name -> new KeptCluster(Optional.empty(), name)));
  }

  /** The same over another connection to its main cluster. */
  public Workspace movedTo(PlotState.ClusterName to) {
    return mainCluster()
        .map(main -> with(plots.stream().map(plot -> plot.moved(main.name(), to)).toList()))
        .orElse(this);
  }

  /** The same without actions on alerts. */
  Workspace withoutActions() {
    return with(plots.stream().map(PlotState::withoutActions).toList());
  }

  /** The same, kept for that cluster. */
  Workspace keptFor(KeptCluster other) {
    return new Workspace(place, theme, layout, linked, focused, panes, plots, Optional.of(other));
  }

  /** What may be in a file for others. */
  Workspace toShare() {
    Workspace plain = withoutActions();
    return new Workspace(
        plain.place,
        plain.theme,
        plain.layout,
        plain.linked,
        plain.focused,
        plain.panes,
        plain.plots);
  }

  private Workspace with(List<PlotState> others) {
    return new Workspace(place, theme, layout, linked, focused, panes, others, cluster);
  }

  /**
   * The sizes of the panes, as shares of the width or height from 0 to 1.
   *
   * @param tab the selected tab: series, tail, record, format, alerts or distribution; empty for
   *     the first
   * @param side the start of the side panel; empty for the default
   * @param folded whether the side panel is folded away
   * @param timeline whether the timeline is wanted below the plots
   * @param rows the ends of rows of plots, except the last; empty for equal rows
   * @param columns the same for the plots of each row
   * @param tail widths of the tail's columns that were set by hand, in pixels, by column
   * @param alerts the same for the log of alerts
   * @param measures the ids of the measures that are shown; empty for the usual ones
   */
  public record Panes(
      String tab,
      OptionalDouble side,
      boolean folded,
      boolean timeline,
      List<Double> rows,
      List<List<Double>> columns,
      Map<String, Double> tail,
      Map<String, Double> alerts,
      Optional<List<String>> measures) {
    /** The defaults. */
    public static final Panes USUAL =
        new Panes(
            "",
            OptionalDouble.empty(),
            false,
            true,
            List.of(),
            List.of(),
            Map.of(),
            Map.of(),
            Optional.empty());

    /** Copies lists and maps. */
    public Panes {
      rows = List.copyOf(rows);
      columns = columns.stream().map(List::copyOf).toList();
      tail = Map.copyOf(tail);
      alerts = Map.copyOf(alerts);
      measures = measures.map(List::copyOf);
    }
  }

  /** The colours of the window. */
  public enum ThemeChoice {
    /** As in the system. */
    SYSTEM,
    /** Dark on light. */
    LIGHT,
    /** Light on dark. */
    DARK
  }

  /**
   * The position of a window, in units of the screen.
   *
   * @param x its left edge
   * @param y its upper edge
   * @param width its width
   * @param height its height
   * @param maximized whether it is maximized; the other values are then its size when restored
   */
  public record Position(double x, double y, double width, double height, boolean maximized) {}
}
