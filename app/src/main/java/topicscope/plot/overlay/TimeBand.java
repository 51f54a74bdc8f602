package topicscope.plot.overlay;

/**
 * A span of time drawn as a translucent band.
 *
 * @param fromMs its start, ms since the epoch
 * @param toMs its end, or the present if it lasts
 * @param label its meaning in a few words
 * @param kind its severity: decides the colour
 */
public record TimeBand(long fromMs, long toMs, String label, Kind kind) {
  /** The severity of a band; the stylesheet uses the names in lower case. */
  public enum Kind {
    /** Information. */
    NOTICE,
    /** Warning. */
    WARNING,
    /** Error. */
    ALARM
  }
}
