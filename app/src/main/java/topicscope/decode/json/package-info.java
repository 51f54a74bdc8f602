/** Documents: JSON read fast by learning what a topic's records look like, CBOR, MessagePack. */
@NullMarked
package topicscope.decode.json;

import org.jspecify.annotations.NullMarked;
