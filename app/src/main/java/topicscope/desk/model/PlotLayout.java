package topicscope.desk.model;

/** The layout of several plots. */
public enum PlotLayout {
  /** One below the other. */
  STACKED,
  /** Side by side in rows. */
  TILED;

  public PlotLayout other() {
    return this == STACKED ? TILED : STACKED;
  }

  /** The number of plots in a row. */
  public int columns(int plots) {
    return this == STACKED ? 1 : (int) Math.ceil(Math.sqrt(plots));
  }
}
