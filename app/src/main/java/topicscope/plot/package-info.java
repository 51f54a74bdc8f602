/** The chart that draws moving traces, and the loop that refreshes it once a frame. */
@NullMarked
package topicscope.plot;

import org.jspecify.annotations.NullMarked;
