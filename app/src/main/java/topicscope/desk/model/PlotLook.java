package topicscope.desk.model;

import topicscope.plot.axis.FixedYRanges;
import topicscope.plot.view.YMode;

/**
 * The user's choices for a whole plot.
 *
 * @param title the title; empty for the topic
 * @param y the fixed ranges of the y axes
 * @param mode how the traces share the height
 */
public record PlotLook(String title, FixedYRanges y, YMode mode) {
  /** The topic as title, automatic y ranges, and lanes where they are needed. */
  static final PlotLook USUAL = new PlotLook("", FixedYRanges.AUTOMATIC, YMode.AUTO);

  public PlotLook withY(FixedYRanges other) {
    return new PlotLook(title, other, mode);
  }

  public PlotLook withMode(YMode other) {
    return new PlotLook(title, y, other);
  }
}
