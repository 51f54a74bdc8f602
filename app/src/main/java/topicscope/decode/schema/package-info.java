/** Formats that need a schema: Avro and Protobuf, with the registry that holds their schemas. */
@NullMarked
package topicscope.decode.schema;

import org.jspecify.annotations.NullMarked;
