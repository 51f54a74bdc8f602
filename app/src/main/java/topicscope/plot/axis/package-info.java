/** Axes: ranges, ticks and labels, and where a sample lies along x. */
@NullMarked
package topicscope.plot.axis;

import org.jspecify.annotations.NullMarked;
