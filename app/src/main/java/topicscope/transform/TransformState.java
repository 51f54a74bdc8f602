package topicscope.transform;

import java.util.Optional;
import topicscope.signal.Series;

/**
 * The state of a transform.
 *
 * @param transform the transform
 * @param series the resulting series; empty while its sources do not exist
 * @param counts the samples left out
 * @param problem why no samples come, as the end of a sentence; empty if they do
 * @param ofSome whether there are samples of the sources, only counted, that it should have seen
 */
public record TransformState(
    Transform transform,
    Optional<Series> series,
    TransformCounts counts,
    Optional<String> problem,
    boolean ofSome) {
  private static final String OF_SOME =
      "of the first, lowest, highest and last samples of each interval of the roll-up";

  /** What there is to say about it, as the end of a sentence; empty if nothing. */
  public String remark() {
    String left = counts.text();
    return problem.orElseGet(
        () -> !ofSome ? left : left.isEmpty() ? OF_SOME : OF_SOME + "; " + left);
  }
}
