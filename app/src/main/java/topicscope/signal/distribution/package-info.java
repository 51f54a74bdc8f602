/** How the values of samples are distributed: exact quantiles, and histograms with round bins. */
@NullMarked
package topicscope.signal.distribution;

import org.jspecify.annotations.NullMarked;
