package topicscope.desk.model;

import topicscope.plot.axis.FixedYRanges;
import topicscope.plot.view.YMode;
import topicscope.workspace.TableState;

/**
 * The user's choices for a whole plot.
 *
 * @param title the title; empty for the topic
 * @param y the fixed ranges of the y axes
 * @param mode how the traces share the height
 * @param table how the table of its series is arranged
 */
public record PlotLook(String title, FixedYRanges y, YMode mode, TableState table) {
  /** The topic as title, automatic y ranges, and lanes where they are needed. */
  static final PlotLook USUAL = new PlotLook("", FixedYRanges.AUTOMATIC, YMode.AUTO);

  /** With the usual table. */
  public PlotLook(String title, FixedYRanges y, YMode mode) {
    this(title, y, mode, TableState.USUAL);
  }

  public PlotLook withTitle(String other) {
    return new PlotLook(other, y, mode, table);
  }

  public PlotLook withY(FixedYRanges other) {
    return new PlotLook(title, other, mode, table);
  }

  public PlotLook withMode(YMode other) {
    return new PlotLook(title, y, other, table);
  }

  public PlotLook withTable(TableState other) {
    return new PlotLook(title, y, mode, other);
  }
}
