/**
 * Settings of Kafka clients, checked, and a raw-socket probe of a port before a Kafka client opens
 * it.
 */
@NullMarked
package topicscope.client;

import org.jspecify.annotations.NullMarked;
