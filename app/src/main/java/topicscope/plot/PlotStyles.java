package topicscope.plot;

import java.util.Objects;

/** The stylesheets of the plot. For any thread. */
public final class PlotStyles {
  private PlotStyles() {}

  /** The stylesheet that colours of traces need, for nodes outside of the chart. */
  public static String palette() {
    return stylesheet("palette.css");
  }

  /** The stylesheet of the chart and of the XY plot. */
  public static String chart() {
    return stylesheet("plot.css");
  }

  private static String stylesheet(String name) {
    return Objects.requireNonNull(PlotStyles.class.getResource(name)).toExternalForm();
  }
}
