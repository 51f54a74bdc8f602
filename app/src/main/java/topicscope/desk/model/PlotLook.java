package topicscope.desk.model;

import topicscope.plot.axis.FixedYRanges;
import topicscope.workspace.TableState;

/**
 * The user's choices for a whole plot.
 *
 * @param title the title; empty for the topic
 * @param y the fixed ranges of the y axes
 * @param table how the table of its series is arranged
 */
public record PlotLook(String title, FixedYRanges y, TableState table) {
  /** The topic as title, and automatic y ranges. */
  static final PlotLook USUAL = new PlotLook("", FixedYRanges.AUTOMATIC, TableState.USUAL);

  /** With the usual table. */
  public PlotLook(String title, FixedYRanges y) {
    this(title, y, TableState.USUAL);
  }

  public PlotLook withTitle(String other) {
    return new PlotLook(other, y, table);
  }

  public PlotLook withY(FixedYRanges other) {
    return new PlotLook(title, other, table);
  }

  public PlotLook withTable(TableState other) {
    return new PlotLook(title, y, other);
  }
}
