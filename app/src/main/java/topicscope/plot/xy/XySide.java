package topicscope.plot.xy;

import topicscope.signal.Series;

/**
 * What is drawn along an axis.
 *
 * @param series the series
 * @param label what the series is called
 * @param unit what its values are measured in; empty if unknown
 */
public record XySide(Series series, String label, String unit) {}
