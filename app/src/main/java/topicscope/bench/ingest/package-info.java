/** The benchmark of reading: records per second into the series. */
@NullMarked
package topicscope.bench.ingest;

import org.jspecify.annotations.NullMarked;
