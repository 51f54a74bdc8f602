package topicscope.desk.model;

import topicscope.plot.axis.FixedYRanges;

/**
 * What the user chose for a plot as a whole.
 *
 * @param title its title; empty for the topic
 * @param y the fixed ranges of its y axes
 */
public record PlotLook(String title, FixedYRanges y) {
  /** The topic as title, and axes that follow their traces. */
  static final PlotLook USUAL = new PlotLook("", FixedYRanges.AUTOMATIC);

  PlotLook withTitle(String other) {
    return new PlotLook(other, y);
  }

  public PlotLook withY(FixedYRanges other) {
    return new PlotLook(title, other);
  }
}
