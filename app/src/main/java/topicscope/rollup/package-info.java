/**
 * The roll-up: a Kafka Streams application that turns a topic into partials of its series by
 * intervals of time. Each task owns what it has of its partition; the commit writes it out.
 */
@NullMarked
package topicscope.rollup;

import org.jspecify.annotations.NullMarked;
