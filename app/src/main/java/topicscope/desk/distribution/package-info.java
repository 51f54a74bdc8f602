/**
 * The panel that measures: a histogram of a series, chosen measures, or the shares of its states.
 */
@NullMarked
package topicscope.desk.distribution;

import org.jspecify.annotations.NullMarked;
