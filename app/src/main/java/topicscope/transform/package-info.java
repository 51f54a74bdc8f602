/**
 * New series made from series: aggregates, rates, averages, differences. Knows {@code signal} only.
 */
@NullMarked
package topicscope.transform;

import org.jspecify.annotations.NullMarked;
