/** A run of the producer: its sources, their tasks and their end. */
@NullMarked
package topicscope.producer.run;

import org.jspecify.annotations.NullMarked;
