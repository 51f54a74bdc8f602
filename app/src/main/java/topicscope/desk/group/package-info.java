/** Consumer groups and series about the topic, to be chosen. */
@NullMarked
package topicscope.desk.group;

import org.jspecify.annotations.NullMarked;
