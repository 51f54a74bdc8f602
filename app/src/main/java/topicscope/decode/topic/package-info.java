/**
 * From a topic's records to its samples: which format they have, which fields become series, which
 * time a sample gets.
 */
@NullMarked
package topicscope.decode.topic;

import org.jspecify.annotations.NullMarked;
