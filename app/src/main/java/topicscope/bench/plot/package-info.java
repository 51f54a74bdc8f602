/** The benchmark of the plot in a terminal: CPU at ten frames a second. */
@NullMarked
package topicscope.bench.plot;

import org.jspecify.annotations.NullMarked;
