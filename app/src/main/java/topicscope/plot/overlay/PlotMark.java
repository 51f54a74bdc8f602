package topicscope.plot.overlay;

/**
 * A place in time at which something happened, drawn as an upright line with a label.
 *
 * @param timeMs when, ms since the epoch
 * @param label what, in a few words
 */
public record PlotMark(long timeMs, String label) {}
