package topicscope.decode.schema;

import java.util.Map;

/**
 * A schema as a registry holds it.
 *
 * @param type {@code AVRO}, {@code PROTOBUF} or {@code JSON}
 * @param text the schema itself
 * @param references the text of the schemas it refers to, by the name it knows them by, in an order
 *     in which none needs a later one
 */
public record RegisteredSchema(String type, String text, Map<String, String> references) {}
