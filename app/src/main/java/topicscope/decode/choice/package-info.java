/** What a user chose for decoding a topic: format, time, grouping; and the file that keeps it. */
@NullMarked
package topicscope.decode.choice;

import org.jspecify.annotations.NullMarked;
