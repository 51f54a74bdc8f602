/** The benchmark of the roll-up: records per second and per core, beside Kafka Streams' own DSL. */
@NullMarked
package topicscope.bench.rollup;

import org.jspecify.annotations.NullMarked;
