package topicscope.transform;

import java.util.Optional;
import topicscope.signal.Series;

/**
 * The state of a transform.
 *
 * @param transform the transform
 * @param series the resulting series; empty while its sources do not exist
 * @param counts the samples left out
 */
public record TransformState(
    Transform transform, Optional<Series> series, TransformCounts counts) {}
