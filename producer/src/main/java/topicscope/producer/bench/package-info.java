/** What the producer costs and how fast it can be, measured on the user's own machine. */
@NullMarked
package topicscope.producer.bench;

import org.jspecify.annotations.NullMarked;
