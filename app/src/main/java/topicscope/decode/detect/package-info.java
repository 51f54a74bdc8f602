/** Detection of a topic's format from its first records. */
@NullMarked
package topicscope.decode.detect;

import org.jspecify.annotations.NullMarked;
