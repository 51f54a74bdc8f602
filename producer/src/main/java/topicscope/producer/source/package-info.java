/** The sources of numbers on this machine. Each returns one reading per call. */
@NullMarked
package topicscope.producer.source;

import org.jspecify.annotations.NullMarked;
