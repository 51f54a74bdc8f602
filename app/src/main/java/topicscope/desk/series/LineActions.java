package topicscope.desk.series;

/** What the cells of the table can do. */
interface LineActions {
  /** Folds a group, or unfolds it. */
  void fold(SeriesGroup group);

  /** Shows or hides the series of a group. */
  void show(SeriesGroup group, boolean shown);

  /** Shows only this series; the second time, those from before again. */
  void only(SeriesRow row);

  /** Shows all series but this one; the second time, those from before again. */
  void allBut(SeriesRow row);
}
