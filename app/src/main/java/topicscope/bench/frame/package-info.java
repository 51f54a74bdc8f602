/** The benchmarks of drawing: the cost of a frame, of long runs, of a busy window. */
@NullMarked
package topicscope.bench.frame;

import org.jspecify.annotations.NullMarked;
