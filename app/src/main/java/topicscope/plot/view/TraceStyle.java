package topicscope.plot.view;

import topicscope.plot.paint.TraceKind;

/**
 * How one series is drawn.
 *
 * @param kind how samples are joined
 * @param unit the unit of the values, empty if unknown; if it differs from that of the first
 *     traces, the trace gets the right axis
 * @param visible false to hide the trace
 * @param right whether the user chose the right axis
 * @param colour its colour
 * @param label its label; empty for its name
 */
public record TraceStyle(
    TraceKind kind, String unit, boolean visible, boolean right, TraceColour colour, String label) {
  /** A line in the colour of its index, without a unit, under its own name. */
  public static final TraceStyle LINE =
      new TraceStyle(TraceKind.LINE, "", true, false, TraceColour.OF_PLACE, "");

  /** The same with another way of joining samples. */
  public TraceStyle withKind(TraceKind other) {
    return new TraceStyle(other, unit, visible, right, colour, label);
  }

  /** The same with another unit. */
  public TraceStyle withUnit(String other) {
    return new TraceStyle(kind, other, visible, right, colour, label);
  }

  /** The same, shown or hidden. */
  public TraceStyle withVisible(boolean shown) {
    return new TraceStyle(kind, unit, shown, right, colour, label);
  }

  /** The same on the right axis, or on the one that its unit decides. */
  public TraceStyle withRight(boolean atRight) {
    return new TraceStyle(kind, unit, visible, atRight, colour, label);
  }

  /** The same in another colour. */
  public TraceStyle withColour(TraceColour other) {
    return new TraceStyle(kind, unit, visible, right, other, label);
  }

  /** The same under another label. */
  public TraceStyle withLabel(String other) {
    return new TraceStyle(kind, unit, visible, right, colour, other);
  }

  /** The label of the series of that name. */
  public String called(String name) {
    return label.isEmpty() ? name : label;
  }
}
