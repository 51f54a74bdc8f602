package topicscope.plot;

import java.util.Objects;

/** The stylesheets of the plot. Thread-safe. */
public final class PlotStyles {
  private PlotStyles() {}

  /**
   * The stylesheet with the colours of traces, CHART_COLOR_1 to CHART_COLOR_8, for other nodes that
   * show them.
   */
  public static String palette() {
    return stylesheet("palette.css");
  }

  /** The stylesheet of the chart itself. */
  static String chart() {
    return stylesheet("plot.css");
  }

  private static String stylesheet(String name) {
    return Objects.requireNonNull(PlotStyles.class.getResource(name)).toExternalForm();
  }
}
