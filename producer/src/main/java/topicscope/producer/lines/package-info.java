/** Lines of text made into records: their words, their key, their partition. */
@NullMarked
package topicscope.producer.lines;

import org.jspecify.annotations.NullMarked;
