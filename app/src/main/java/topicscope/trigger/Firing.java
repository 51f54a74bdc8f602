package topicscope.trigger;

/**
 * A moment at which a trigger fired.
 *
 * @param trigger the text of the trigger; empty if it was forced
 * @param series the name of the series; empty for one that was forced without a series
 * @param atMs when, ms since the epoch: where a line through the samples passes the level, or at
 *     the sample
 * @param value the value of the sample, or its change per second
 * @param partition that of the sample's record; -1 without one
 * @param offset that of the sample's record; -1 without one
 * @param live whether it fired as the sample came; otherwise it was among those that were loaded
 */
public record Firing(
    String trigger,
    String series,
    double atMs,
    double value,
    int partition,
    long offset,
    boolean live) {}
