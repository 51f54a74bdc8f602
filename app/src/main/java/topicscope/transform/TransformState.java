package topicscope.transform;

import java.util.Optional;
import topicscope.signal.Series;

/**
 * How a transform stands.
 *
 * @param transform what is made
 * @param series what comes out; empty while the series it is made from aren't there
 * @param counts what was left out
 */
public record TransformState(
    Transform transform, Optional<Series> series, TransformCounts counts) {}
