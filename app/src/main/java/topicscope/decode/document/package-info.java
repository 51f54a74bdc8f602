/**
 * Documents, trees of named values: JSON read fast by learning what a topic's records look like,
 * CBOR and MessagePack.
 */
@NullMarked
package topicscope.decode.document;

import org.jspecify.annotations.NullMarked;
