/**
 * Connections to a cluster: client settings, the state of a connection, the cause of a failure, the
 * login throttle.
 */
@NullMarked
package topicscope.kafka.client;

import org.jspecify.annotations.NullMarked;
