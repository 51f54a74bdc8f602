package topicscope.plot.overlay;

/**
 * A span of time, drawn as a translucent band with a label.
 *
 * @param fromMs its start, ms since the epoch
 * @param toMs its end, or the present if it goes on; ms since the epoch
 * @param label a few words
 */
public record TimeBand(long fromMs, long toMs, String label) {}
