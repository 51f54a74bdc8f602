/** Picking a topic and where reading begins. */
@NullMarked
package topicscope.desk.topic;

import org.jspecify.annotations.NullMarked;
