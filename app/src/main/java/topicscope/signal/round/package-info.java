/** Round numbers and round lengths of time, for ticks, bins and bars. */
@NullMarked
package topicscope.signal.round;

import org.jspecify.annotations.NullMarked;
