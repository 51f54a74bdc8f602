/**
 * Everything that speaks to a cluster: the reader thread, the list of topics, connection settings.
 * Knows nothing of JavaFX.
 */
@NullMarked
package topicscope.kafka;

import org.jspecify.annotations.NullMarked;
