package topicscope.plot.xy;

import java.util.Optional;

/**
 * The answer to a request.
 *
 * @param request what was asked for
 * @param pairs the number of pairs
 * @param alone the number of samples of y without a partner
 * @param toleranceNs how far apart in time the samples of a pair are at most, ns
 * @param xAxis the axis of x
 * @param yAxis the axis of y
 * @param pixels the pixels, premultiplied, row by row; valid until the next picture is painted
 * @param pointed the pairs that can be pointed at
 * @param newest the newest pair; empty without one
 * @param isWide whether the ranges are much larger than what is drawn, and shrink later
 */
public record XyPicture(
    XyRequest request,
    int pairs,
    int alone,
    long toleranceNs,
    XyAxis xAxis,
    XyAxis yAxis,
    int[] pixels,
    PointedPairs pointed,
    Optional<XyPair> newest,
    boolean isWide) {}
