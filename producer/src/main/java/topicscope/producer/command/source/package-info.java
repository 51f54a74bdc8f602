/** The options of each source, checked, and the plan they describe. */
@NullMarked
package topicscope.producer.command.source;

import org.jspecify.annotations.NullMarked;
