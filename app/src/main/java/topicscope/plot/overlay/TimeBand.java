package topicscope.plot.overlay;

/**
 * A span of time during which something was so, drawn as a translucent band.
 *
 * @param fromMs when it began, ms since the epoch
 * @param toMs when it ended, or how long it has lasted so far
 * @param label what, in a few words
 * @param kind how grave it is: decides the colour
 */
public record TimeBand(long fromMs, long toMs, String label, Kind kind) {
  /** How grave a span is; the stylesheet knows it in lower case. */
  public enum Kind {
    /** Good to know. */
    NOTICE,
    /** Worth a look. */
    WARNING,
    /** Something is wrong. */
    ALARM
  }
}
