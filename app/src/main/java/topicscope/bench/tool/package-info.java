/** What several benchmarks share: child processes and medians. */
@NullMarked
package topicscope.bench.tool;

import org.jspecify.annotations.NullMarked;
