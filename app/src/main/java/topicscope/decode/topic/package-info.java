/** The decoder of one topic: format, time and grouping combined. */
@NullMarked
package topicscope.decode.topic;

import org.jspecify.annotations.NullMarked;
