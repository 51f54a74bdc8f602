package topicscope.plot.overlay;

/**
 * A line of the past, drawn under the present one.
 *
 * @param seriesName the series whose axis and colour it has
 * @param sinceMs the times of its points, ms since the moment that all ghosts have in common,
 *     ascending; not changed by anyone
 * @param values their values; not changed by anyone
 * @param opacity how strong it is, 0 to 1
 * @param reference whether it is the one to compare with: its line is dashed
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by identity: a ghost never changes.
public record GhostTrace(
    String seriesName, double[] sinceMs, double[] values, double opacity, boolean reference) {
  /** The same as strong as that. */
  public GhostTrace as(double strength, boolean isReference) {
    return new GhostTrace(seriesName, sinceMs, values, strength, isReference);
  }
}
