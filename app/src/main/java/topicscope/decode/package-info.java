/**
 * Record bytes to numbers: the formats, and the names of the fields found in them. Knows nothing of
 * Kafka and nothing of JavaFX.
 */
@NullMarked
package topicscope.decode;

import org.jspecify.annotations.NullMarked;
