package topicscope.desk.overview;

import topicscope.chart.ValueRange;

/** Takes what a user does to the window in the strip. Called on the JavaFX thread. */
interface WindowMover {
  /** Shows of another window what is loaded, while it is dragged. */
  void preview(ValueRange window);

  /** Shows another window, and loads what is missing. */
  void show(ValueRange window);

  /** Shows the last so long at the newest samples, and loads what is missing. */
  void showLast(double spanMs);

  /** Goes back to the newest samples. */
  void backToLive();

  /** Shows all that the topic holds. */
  void showAll();
}
