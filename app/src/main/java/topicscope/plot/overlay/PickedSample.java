package topicscope.plot.overlay;

import topicscope.signal.Sample;

/**
 * A sample that was clicked.
 *
 * @param seriesName the name of its series
 * @param sample the sample
 */
public record PickedSample(String seriesName, Sample sample) {}
