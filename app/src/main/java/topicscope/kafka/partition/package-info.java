/**
 * One partition being read: its progress and state, its backlog, where reading starts, and the
 * marks of its stream.
 */
@NullMarked
package topicscope.kafka.partition;

import org.jspecify.annotations.NullMarked;
