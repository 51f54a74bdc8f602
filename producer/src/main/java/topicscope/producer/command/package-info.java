/** The producer's commands and their options. */
@NullMarked
package topicscope.producer.command;

import org.jspecify.annotations.NullMarked;
