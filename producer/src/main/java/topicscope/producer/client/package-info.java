/**
 * What every Kafka client of Topicscope shares: the vetted client configuration and the probe of a
 * port; used by the producer and by the desktop.
 */
@NullMarked
package topicscope.producer.client;

import org.jspecify.annotations.NullMarked;
