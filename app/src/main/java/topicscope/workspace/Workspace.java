package topicscope.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;

/**
 * What is open, chosen and arranged in a window. It holds no secret: a cluster goes by the name of
 * its profile, or by its servers alone.
 *
 * @param place where the window stands; empty for the usual place
 * @param theme light or dark
 * @param layout how the plots stand: stacked or tiled
 * @param linked whether they share one time axis
 * @param focused which of the plots commands go to, from 0
 * @param plots the plots in the order in which they stand; none for the welcome
 * @param alerts the rules of alerts, as they are written; an empty array for none
 */
public record Workspace(
    Optional<Place> place,
    ThemeChoice theme,
    String layout,
    boolean linked,
    int focused,
    List<PlotState> plots,
    JsonNode alerts) {
  /** A window as it is opened for the first time. */
  public static final Workspace EMPTY =
      new Workspace(
          Optional.empty(),
          ThemeChoice.SYSTEM,
          "stacked",
          true,
          0,
          List.of(),
          JsonNodeFactory.instance.arrayNode());

  /** The same with other alerts. */
  public Workspace withAlerts(JsonNode rules) {
    return new Workspace(place, theme, layout, linked, focused, plots, rules);
  }

  /** Takes a copy of the plots. */
  public Workspace {
    plots = List.copyOf(plots);
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
