/** Why a cluster can't be reached: probes of ports, logins and advertised brokers. */
@NullMarked
package topicscope.kafka.diagnose;

import org.jspecify.annotations.NullMarked;
