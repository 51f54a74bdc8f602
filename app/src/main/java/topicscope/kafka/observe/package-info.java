/**
 * What the cluster says about topics: leaders, end offsets, partitions, rates. It reads no record.
 */
@NullMarked
package topicscope.kafka.observe;

import org.jspecify.annotations.NullMarked;
