package topicscope.plot.overlay;

/**
 * A span of time, drawn as a translucent band with a label.
 *
 * @param fromMs its start, ms since the epoch
 * @param toMs its end, or the present if it goes on; ms since the epoch
 * @param label a few words
 * @param kind the severity, which decides the colour
 */
public record TimeBand(long fromMs, long toMs, String label, Kind kind) {
  /** The severity; the style class is its name in lower case. */
  public enum Kind {
    /** Information. */
    NOTICE,
    /** A warning. */
    WARNING,
    /** An alarm. */
    ALARM
  }
}
