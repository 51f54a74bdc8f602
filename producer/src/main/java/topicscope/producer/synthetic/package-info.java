/** Signals that are made up: believable or merely regular, the same for the same seed. */
@NullMarked
package topicscope.producer.synthetic;

import org.jspecify.annotations.NullMarked;
