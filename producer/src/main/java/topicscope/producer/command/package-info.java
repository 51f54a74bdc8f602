/** The commands of the producer, and where the values of their options come from. */
@NullMarked
package topicscope.producer.command;

import org.jspecify.annotations.NullMarked;
