/** Bare numbers: decimal text read exactly, and the binary forms that serializers write. */
@NullMarked
package topicscope.decode.number;

import org.jspecify.annotations.NullMarked;
