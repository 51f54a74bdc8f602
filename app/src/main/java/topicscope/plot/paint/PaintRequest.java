package topicscope.plot.paint;

import topicscope.plot.axis.FixedYRanges;

/**
 * A request to the painter. Immutable; created on the JavaFX thread.
 *
 * @param key how the frame looks
 * @param live whether the window ends at the newest sample
 * @param origin the column at the left edge if not live
 * @param y the fixed ranges of the y axes; an axis without one follows its traces
 * @param present a live window by time ends here if that is later than the newest sample, ms since
 *     the epoch; by number, the x that a live window shows beyond the newest sample; NaN for
 *     neither
 * @param epoch changes when other series are shown; the painter then drops all it has learned
 */
public record PaintRequest(
    RenderKey key, boolean live, long origin, FixedYRanges y, double present, long epoch) {}
