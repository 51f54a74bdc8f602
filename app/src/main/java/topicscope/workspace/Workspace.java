package topicscope.workspace;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is open, chosen and arranged in a window. It holds no secret: a cluster goes by the name of
 * its profile, or by its servers alone.
 *
 * @param place where the window stands; empty for the usual place
 * @param theme light or dark
 * @param layout how the plots stand: stacked or tiled
 * @param linked whether they share one time axis
 * @param focused which of the plots commands go to, from 0
 * @param panes how the room is shared
 * @param plots the plots in the order in which they stand; none for the welcome
 */
public record Workspace(
    Optional<Place> place,
    ThemeChoice theme,
    String layout,
    boolean linked,
    int focused,
    Panes panes,
    List<PlotState> plots) {
  /** A window as it is opened for the first time. */
  public static final Workspace EMPTY =
      new Workspace(
          Optional.empty(), ThemeChoice.SYSTEM, "stacked", true, 0, Panes.USUAL, List.of());

  /** Takes a copy of the plots. */
  public Workspace {
    plots = List.copyOf(plots);
  }

  /** The same with nothing that happens on alerts. */
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
   * How the room of the window is shared. Places are shares of the width or height, from 0 to 1.
   *
   * @param tab which tab stands beside the plots: series, tail, record, format or alerts; empty for
   *     the first
   * @param side where the side panel begins; empty for the usual place
   * @param rows where rows of plots end, but for the last; none for rows of equal height
   * @param columns the same of the plots of each row
   */
  public record Panes(
      String tab, OptionalDouble side, List<Double> rows, List<List<Double>> columns) {
    /** As they are at first. */
    public static final Panes USUAL = new Panes("", OptionalDouble.empty(), List.of(), List.of());

    /** Takes copies of the lists. */
    public Panes {
      rows = List.copyOf(rows);
      columns = columns.stream().map(List::copyOf).toList();
    }
  }

  /** Which colours the window has. */
  public enum ThemeChoice {
    /** As the system has. */
    SYSTEM,
    /** Dark on light. */
    LIGHT,
    /** Light on dark. */
    DARK
  }

  /**
   * Where a window stands, in units of the screen.
   *
   * @param x its left edge
   * @param y its upper edge
   * @param width its width
   * @param height its height
   * @param maximized whether it fills the screen; the rest is then its size when it doesn't
   */
  public record Place(double x, double y, double width, double height, boolean maximized) {}
}
