/** How a plot is doing: state, age, rate, lag and latency of its data, as numbers and in words. */
@NullMarked
package topicscope.desk.meter;

import org.jspecify.annotations.NullMarked;
