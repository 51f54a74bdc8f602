package topicscope.desk.series;

/** The editors that the menus of a series open. */
public interface SeriesEditors {
  /** Edits a transform, starting with a text. */
  void transform(String begin);

  /** Edits an alert rule, starting with a text. */
  void rule(String begin);

  /** Edits the style of a series. */
  void look(SeriesRow row);
}
