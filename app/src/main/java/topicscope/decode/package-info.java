/**
 * Record bytes to numbers: what every format shares, the fields found and what became of a record.
 * Knows nothing of Kafka and nothing of JavaFX.
 */
@NullMarked
package topicscope.decode;

import org.jspecify.annotations.NullMarked;
