/** One series against another in a plot: how it is chosen, and what keeps it up to date. */
@NullMarked
package topicscope.desk.xy;

import org.jspecify.annotations.NullMarked;
