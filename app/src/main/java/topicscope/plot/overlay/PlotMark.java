package topicscope.plot.overlay;

/**
 * An event, drawn as a vertical line with a label.
 *
 * @param timeMs ms since the epoch
 * @param label a few words
 */
public record PlotMark(long timeMs, String label) {}
