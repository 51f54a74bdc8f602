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
 */
public record Workspace(
    Optional<Position> place,
    ThemeChoice theme,
    String layout,
    boolean linked,
    int focused,
    Panes panes,
    List<PlotState> plots) {
  /** A window that is opened for the first time. */
  public static final Workspace EMPTY =
      new Workspace(
          Optional.empty(), ThemeChoice.SYSTEM, "stacked", true, 0, Panes.USUAL, List.of());

  /** Copies the plots. */
  public Workspace {
    plots = List.copyOf(plots);
  }

  /** The same without actions on alerts. */
  Workspace withoutActions() {
    return new Workspace(
        place,
        theme,
        layout,
        linked,
        focused,
        panes,
        plots.stream().map(PlotState::withoutActions).toList());
  }

  /**
   * The sizes of the panes, as shares of the width or height from 0 to 1.
   *
   * @param tab the selected tab: series, tail, record, format or alerts; empty for the first
   * @param side the start of the side panel; empty for the default
   * @param folded whether the side panel is folded away
   * @param rows the ends of rows of plots, except the last; empty for equal rows
   * @param columns the same for the plots of each row
   * @param tail widths of the tail's columns that were set by hand, in pixels, by column
   */
  public record Panes(
      String tab,
      OptionalDouble side,
      boolean folded,
      List<Double> rows,
      List<List<Double>> columns,
      Map<String, Double> tail) {
    /** The defaults. */
    public static final Panes USUAL =
        new Panes("", OptionalDouble.empty(), false, List.of(), List.of(), Map.of());

    /** Copies lists and map. */
    public Panes {
      rows = List.copyOf(rows);
      columns = columns.stream().map(List::copyOf).toList();
      tail = Map.copyOf(tail);
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
