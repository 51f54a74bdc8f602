/** The XY plot: pairs of samples of two series as a line, with axes, crosshair and newest pair. */
@NullMarked
package topicscope.plot.xy;

import org.jspecify.annotations.NullMarked;
