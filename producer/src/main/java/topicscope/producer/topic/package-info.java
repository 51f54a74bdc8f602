/** The cluster's topics: made, listed and described, so that a newcomer needs no other tools. */
@NullMarked
package topicscope.producer.topic;

import org.jspecify.annotations.NullMarked;
