/** Series about the records that are read: sizes, intervals, delays, keys. */
@NullMarked
package topicscope.kafka.meter;

import org.jspecify.annotations.NullMarked;
