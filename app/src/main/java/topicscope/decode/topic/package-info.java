/**
 * The decoder of one topic: format, time and grouping combined, and the choices a user made for it.
 */
@NullMarked
package topicscope.decode.topic;

import org.jspecify.annotations.NullMarked;
