package topicscope.desk.model;

/** How several plots stand in the window. */
public enum PlotLayout {
  /** One below the other. */
  STACKED,
  /** Side by side in rows. */
  TILED;

  public PlotLayout other() {
    return this == STACKED ? TILED : STACKED;
  }

  /** How many stand in a row. */
  public int columns(int plots) {
    return this == STACKED ? 1 : (int) Math.ceil(Math.sqrt(plots));
  }
}
