/** The benchmark of the page: CPU per client, memory beside clients that don't read, latency. */
@NullMarked
package topicscope.bench.serve;

import org.jspecify.annotations.NullMarked;
