/** The benchmark of latency: from making a record to the frame that shows it, stage by stage. */
@NullMarked
package topicscope.bench.latency;

import org.jspecify.annotations.NullMarked;
