package topicscope.desk;

import topicscope.plot.YRanges;

/**
 * What the user has chosen for a plot as a whole.
 *
 * @param title its title; empty for the topic
 * @param y at which ranges its y axes are fixed
 */
record PlotLook(String title, YRanges y) {
  /** The topic as title, and axes that follow their traces. */
  static final PlotLook USUAL = new PlotLook("", YRanges.AUTOMATIC);

  PlotLook withTitle(String other) {
    return new PlotLook(other, y);
  }

  PlotLook withY(YRanges other) {
    return new PlotLook(title, other);
  }
}
