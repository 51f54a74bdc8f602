package topicscope.plot.xy;

/**
 * A pair.
 *
 * @param x the value along x
 * @param y the value along y
 * @param timeNs the time of the sample of y, ns since the epoch
 */
public record XyPair(double x, double y, long timeNs) {}
