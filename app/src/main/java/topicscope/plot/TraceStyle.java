package topicscope.plot;

/**
 * How one series is drawn. Its colour comes from the stylesheet.
 *
 * @param kind how samples are joined
 * @param unit what the values are measured in, empty when unknown; where it is not that of the
 *     first traces, the trace gets the axis at the right
 * @param visible false to leave the trace out
 * @param right whether the user wants the axis at the right
 */
public record TraceStyle(TraceKind kind, String unit, boolean visible, boolean right) {
  /** A line without a unit. */
  public static final TraceStyle LINE = new TraceStyle(TraceKind.LINE, "", true, false);

  /** The same with another way of joining samples. */
  public TraceStyle withKind(TraceKind other) {
    return new TraceStyle(other, unit, visible, right);
  }

  /** The same with another unit. */
  public TraceStyle withUnit(String other) {
    return new TraceStyle(kind, other, visible, right);
  }

  /** The same, shown or left out. */
  public TraceStyle withVisible(boolean shown) {
    return new TraceStyle(kind, unit, shown, right);
  }

  /** The same on the axis at the right, or on the one that its unit says. */
  public TraceStyle withRight(boolean atRight) {
    return new TraceStyle(kind, unit, visible, atRight);
  }
}
