/** The producer: a sampling loop that publishes a source's numbers to a topic. */
@NullMarked
package topicscope.producer;

import org.jspecify.annotations.NullMarked;
