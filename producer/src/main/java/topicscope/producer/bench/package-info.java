/** Measures the cost and the highest rate of the producer on the user's machine. */
@NullMarked
package topicscope.producer.bench;

import org.jspecify.annotations.NullMarked;
