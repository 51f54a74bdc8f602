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
 */
public record TransformState(
    Transform transform,
    Optional<Series> series,
    TransformCounts counts,
    Optional<String> problem) {
  /** What there is to say about it, as the end of a sentence; empty if nothing. */
  public String remark() {
    return problem.orElseGet(counts::text);
  }
}
