/** The painter: traces reduced to pixel columns, drawn into tiles on a thread of its own. */
@NullMarked
package topicscope.plot.paint;

import org.jspecify.annotations.NullMarked;
