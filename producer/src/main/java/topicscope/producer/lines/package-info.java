/** Turns lines of text into records: their words, key and partition. */
@NullMarked
package topicscope.producer.lines;

import org.jspecify.annotations.NullMarked;
