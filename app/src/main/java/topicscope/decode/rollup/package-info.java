/**
 * The records of a roll-up: how they are written and read. Format: {@code wire-formats.md}. Knows
 * nothing of Kafka.
 */
@NullMarked
package topicscope.decode.rollup;

import org.jspecify.annotations.NullMarked;
