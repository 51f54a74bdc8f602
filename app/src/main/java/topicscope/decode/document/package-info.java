/** Decoders of JSON, CBOR and MessagePack documents. */
@NullMarked
package topicscope.decode.document;

import org.jspecify.annotations.NullMarked;
