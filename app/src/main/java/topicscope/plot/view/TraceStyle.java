package topicscope.plot.view;

import topicscope.plot.paint.TraceKind;

/**
 * How one series is drawn.
 *
 * @param kind how samples are joined
 * @param unit what the values are measured in, empty when unknown; where it is not that of the
 *     first traces, the trace gets the axis at the right
 * @param visible false to leave the trace out
 * @param right whether the user wants the axis at the right
 * @param colour its colour
 * @param label what it is called where it is seen; empty for its name
 */
public record TraceStyle(
    TraceKind kind, String unit, boolean visible, boolean right, TraceColour colour, String label) {
  /** A line in the colour of its place, without a unit, under its own name. */
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

  /** The same, shown or left out. */
  public TraceStyle withVisible(boolean shown) {
    return new TraceStyle(kind, unit, shown, right, colour, label);
  }

  /** The same on the axis at the right, or on the one that its unit says. */
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

  /** What the series of that name is called where it is seen. */
  public String called(String name) {
    return label.isEmpty() ? name : label;
  }
}
