/** The time of a sample: which field holds it, and in which unit. */
@NullMarked
package topicscope.decode.time;

import org.jspecify.annotations.NullMarked;
