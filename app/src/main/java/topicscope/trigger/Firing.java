package topicscope.trigger;

import topicscope.alert.AlertRule;

/**
 * A moment at which a trigger fired.
 *
 * @param trigger the trigger
 * @param series the name of the series; empty for one that was forced without a series
 * @param atMs when, ms since the epoch: where a line through the samples passes the level, or at
 *     the sample
 * @param value the value of the sample, or its change per second
 * @param partition that of the sample's record; -1 without one
 * @param offset that of the sample's record; -1 without one
 * @param live whether it fired as the sample came; otherwise it was among those that were loaded
 */
public record Firing(
    AlertRule trigger,
    String series,
    double atMs,
    double value,
    int partition,
    long offset,
    boolean live) {}
