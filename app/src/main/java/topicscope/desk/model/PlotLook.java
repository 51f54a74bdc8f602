package topicscope.desk.model;

import java.util.Optional;
import topicscope.plot.axis.FixedYRanges;
import topicscope.plot.view.YMode;
import topicscope.workspace.TableState;
import topicscope.workspace.XyState;

/**
 * The user's choices for a whole plot.
 *
 * @param title the title; empty for the topic
 * @param y the fixed ranges of the y axes
 * @param mode how the traces share the height
 * @param table how the table of its series is arranged
 * @param xy the series that is drawn against another; empty for all against the time
 */
public record PlotLook(
    String title, FixedYRanges y, YMode mode, TableState table, Optional<XyState> xy) {
  /** The topic as title, automatic y ranges, and lanes where they are needed. */
  static final PlotLook USUAL = new PlotLook("", FixedYRanges.AUTOMATIC, YMode.AUTO);

  /** With the usual table, against the time. */
  public PlotLook(String title, FixedYRanges y, YMode mode) {
    this(title, y, mode, TableState.USUAL, Optional.empty());
  }

  public PlotLook withTitle(String other) {
    return new PlotLook(other, y, mode, table, xy);
  }

  public PlotLook withY(FixedYRanges other) {
    return new PlotLook(title, other, mode, table, xy);
  }

  public PlotLook withMode(YMode other) {
    return new PlotLook(title, y, other, table, xy);
  }

  public PlotLook withTable(TableState other) {
    return new PlotLook(title, y, mode, other, xy);
  }

  /** With one series against another; empty for all against the time. */
  public PlotLook withXy(Optional<XyState> other) {
    return new PlotLook(title, y, mode, table, other);
  }
}
