/** Samples of two series paired by time. Arithmetic on arrays, apart from the buffers. */
@NullMarked
package topicscope.signal.pair;

import org.jspecify.annotations.NullMarked;
