/** Decoders of values that are one number, as text or binary. */
@NullMarked
package topicscope.decode.number;

import org.jspecify.annotations.NullMarked;
