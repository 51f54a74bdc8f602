package topicscope.desk.series;

/** Where the user writes what is to be made of a series, beginning with a text. */
public interface SeriesEditors {
  /** A transform. */
  void transform(String begin);

  /** An alert rule. */
  void rule(String begin);

  /** Has the user say how a series is to look. */
  void look(SeriesRow row);
}
