/**
 * A record as a decoder sees it and as it leaves a decoder: slices of bytes in, rows of numbers and
 * texts out.
 */
@NullMarked
package topicscope.decode;

import org.jspecify.annotations.NullMarked;
