/**
 * The figures beside a plot: statistics and small curves of series, computed on their own thread.
 */
@NullMarked
package topicscope.desk.figures;

import org.jspecify.annotations.NullMarked;
