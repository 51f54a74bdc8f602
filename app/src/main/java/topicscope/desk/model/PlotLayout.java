package topicscope.desk.model;

/** The arrangement of several plots. */
public enum PlotLayout {
  /** In one column. */
  STACKED,
  /** In a grid. */
  TILED;

  public PlotLayout other() {
    return this == STACKED ? TILED : STACKED;
  }

  /** The number of plots in a row. */
  public int columns(int plots) {
    return this == STACKED ? 1 : (int) Math.ceil(Math.sqrt(plots));
  }
}
