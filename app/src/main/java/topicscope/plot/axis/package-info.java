/** The axes of the chart: their marks, labels and grid lines. */
@NullMarked
package topicscope.plot.axis;

import org.jspecify.annotations.NullMarked;
