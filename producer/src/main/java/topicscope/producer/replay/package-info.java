/** Recorded rows from CSV and JSON-lines files, and the clock that replays them. */
@NullMarked
package topicscope.producer.replay;

import org.jspecify.annotations.NullMarked;
