/** Decoders of Avro and Protobuf, and the sources of their schemas. */
@NullMarked
package topicscope.decode.schema;

import org.jspecify.annotations.NullMarked;
