/** Picking a topic, and how far back it is shown. */
@NullMarked
package topicscope.desk.topic;

import org.jspecify.annotations.NullMarked;
