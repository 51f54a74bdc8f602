package topicscope.desk.model;

import topicscope.plot.axis.FixedYRanges;

/**
 * The user's choices for a whole plot.
 *
 * @param title the title; empty for the topic
 * @param y the fixed ranges of the y axes
 */
public record PlotLook(String title, FixedYRanges y) {
  /** The topic as title, and automatic y ranges. */
  static final PlotLook USUAL = new PlotLook("", FixedYRanges.AUTOMATIC);

  public PlotLook withY(FixedYRanges other) {
    return new PlotLook(title, other);
  }
}
