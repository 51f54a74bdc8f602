package topicscope.plot;

/**
 * How one series is drawn. Its colour comes from the stylesheet.
 *
 * @param kind how samples are joined
 * @param unit what the values are measured in, empty when unknown; traces of a second unit get an
 *     axis of their own at the right
 * @param visible false to leave the trace out
 */
public record TraceStyle(TraceKind kind, String unit, boolean visible) {
  /** A line without a unit. */
  public static final TraceStyle LINE = new TraceStyle(TraceKind.LINE, "", true);

  /** The same with another way of joining samples. */
  public TraceStyle withKind(TraceKind other) {
    return new TraceStyle(other, unit, visible);
  }

  /** The same with another unit. */
  public TraceStyle withUnit(String other) {
    return new TraceStyle(kind, other, visible);
  }

  /** The same, shown or left out. */
  public TraceStyle withVisible(boolean shown) {
    return new TraceStyle(kind, unit, shown);
  }
}
