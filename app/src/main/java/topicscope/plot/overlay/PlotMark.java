package topicscope.plot.overlay;

/**
 * An event at a time, drawn as a vertical line with a label.
 *
 * @param timeMs the time, ms since the epoch
 * @param label what happened, in a few words
 */
public record PlotMark(long timeMs, String label) {}
