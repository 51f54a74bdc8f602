/**
 * Saved connections: what a user calls a cluster and how it is reached, where that is kept, and
 * where its secrets are. Knows nothing of JavaFX.
 */
@NullMarked
package topicscope.connect;

import org.jspecify.annotations.NullMarked;
