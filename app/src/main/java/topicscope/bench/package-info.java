/** The benchmarks that users can run on their own machine. */
@NullMarked
package topicscope.bench;

import org.jspecify.annotations.NullMarked;
