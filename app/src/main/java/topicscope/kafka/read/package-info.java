/**
 * The reader of one topic: its thread and consumer, the partitions and their backlog, counters and
 * marks.
 */
@NullMarked
package topicscope.kafka.read;

import org.jspecify.annotations.NullMarked;
