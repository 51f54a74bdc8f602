/**
 * What a chart shows, without a toolkit: ranges, ticks and their texts, units, lanes, the window.
 */
@NullMarked
package topicscope.chart;

import org.jspecify.annotations.NullMarked;
