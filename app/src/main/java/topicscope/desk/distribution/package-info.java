/**
 * The panel of distributions: a histogram of a series, its figures, or the shares of its states.
 */
@NullMarked
package topicscope.desk.distribution;

import org.jspecify.annotations.NullMarked;
