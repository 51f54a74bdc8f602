/**
 * Samples: the bounded log of a series, its min/max index, decimation to pixel columns, statistics.
 * Uses the JDK only.
 */
@NullMarked
package topicscope.signal;

import org.jspecify.annotations.NullMarked;
