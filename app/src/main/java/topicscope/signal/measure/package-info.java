/**
 * What an oscilloscope measures on a stretch of a series: levels, slope, integral, period, duty,
 * edges, gaps.
 */
@NullMarked
package topicscope.signal.measure;

import org.jspecify.annotations.NullMarked;
