/** Synthetic signals, realistic or regular; the same seed gives the same values. */
@NullMarked
package topicscope.producer.synthetic;

import org.jspecify.annotations.NullMarked;
