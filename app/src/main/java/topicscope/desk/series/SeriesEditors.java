package topicscope.desk.series;

import topicscope.desk.model.Plot;
import topicscope.desk.offer.FormatPart;

/** The editors that the menus of a series open. */
public interface SeriesEditors {
  /** Edits a transform, starting with a text. */
  void transform(String begin);

  /** Edits an alert rule, starting with a text. */
  void rule(String begin);

  /** Shows how the topic of a plot is decoded, with the focus in that part. */
  void format(Plot plot, FormatPart part);

  /** Edits the style of a series. */
  void look(SeriesRow row);
}
