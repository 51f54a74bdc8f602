/** Benchmarks that a user can run. Each prints one line of JSON per case. */
@NullMarked
package topicscope.bench;

import org.jspecify.annotations.NullMarked;
