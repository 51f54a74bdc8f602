/** The chart: series as rolling traces, painted once a frame. Knows nothing of Kafka. */
@NullMarked
package topicscope.plot;

import org.jspecify.annotations.NullMarked;
