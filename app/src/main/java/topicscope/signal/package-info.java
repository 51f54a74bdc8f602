/**
 * Samples and the bounded buffers they live in. Knows nothing of Kafka and nothing of JavaFX: the
 * JDK only.
 */
@NullMarked
package topicscope.signal;

import org.jspecify.annotations.NullMarked;
