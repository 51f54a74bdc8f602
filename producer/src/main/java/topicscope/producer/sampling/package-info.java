/** The sampling loop: reads a source at a steady pace and publishes each reading. */
@NullMarked
package topicscope.producer.sampling;

import org.jspecify.annotations.NullMarked;
