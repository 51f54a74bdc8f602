package topicscope.plot.overlay;

import topicscope.signal.Sample;

/**
 * The sample that the user clicked.
 *
 * @param seriesName name of its series
 * @param sample the sample
 */
public record PickedSample(String seriesName, Sample sample) {}
