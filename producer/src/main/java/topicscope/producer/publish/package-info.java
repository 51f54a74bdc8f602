/**
 * Turns readings into records: value formats, the Kafka producer behind a bounded buffer, and the
 * account of every record.
 */
@NullMarked
package topicscope.producer.publish;

import org.jspecify.annotations.NullMarked;
