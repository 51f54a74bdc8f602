/**
 * How readings become records: the value formats, the Kafka producer behind a bounded buffer, and
 * the account of what became of each.
 */
@NullMarked
package topicscope.producer.publish;

import org.jspecify.annotations.NullMarked;
