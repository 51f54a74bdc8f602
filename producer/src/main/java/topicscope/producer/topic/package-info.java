/** The cluster's topics: create, list and describe them without Kafka's own tools. */
@NullMarked
package topicscope.producer.topic;

import org.jspecify.annotations.NullMarked;
