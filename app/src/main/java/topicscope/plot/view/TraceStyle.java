package topicscope.plot.view;

import topicscope.plot.paint.TraceKind;

/**
 * The style of a series.
 *
 * @param kind how it is drawn
 * @param unit the unit of the values, empty if unknown; a trace with another unit than the first
 *     ones uses the right axis
 * @param visible false to hide the trace
 * @param right whether the right axis was chosen
 * @param colour its colour
 * @param label its label; empty for the name of the series
 */
public record TraceStyle(
    TraceKind kind, String unit, boolean visible, boolean right, TraceColour colour, String label) {
  /** A line with the colour of its index, without unit or label. */
  public static final TraceStyle LINE =
      new TraceStyle(TraceKind.LINE, "", true, false, TraceColour.OF_PLACE, "");

  /** The same with another kind. */
  public TraceStyle withKind(TraceKind other) {
    return new TraceStyle(other, unit, visible, right, colour, label);
  }

  /** The same, shown or hidden. */
  public TraceStyle withVisible(boolean shown) {
    return new TraceStyle(kind, unit, shown, right, colour, label);
  }

  /** The same on the right axis, or on the axis of its unit. */
  public TraceStyle withRight(boolean atRight) {
    return new TraceStyle(kind, unit, visible, atRight, colour, label);
  }

  /** The same in another colour. */
  public TraceStyle withColour(TraceColour other) {
    return new TraceStyle(kind, unit, visible, right, other, label);
  }

  /** The same with another label. */
  public TraceStyle withLabel(String other) {
    return new TraceStyle(kind, unit, visible, right, colour, other);
  }

  /** The label for a series of that name. */
  public String called(String name) {
    return label.isEmpty() ? name : label;
  }
}
