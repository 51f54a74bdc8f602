/** Recorded rows, from CSV and JSON-lines files, and the time at which each is played again. */
@NullMarked
package topicscope.producer.replay;

import org.jspecify.annotations.NullMarked;
