package topicscope.decode.schema;

import java.util.Optional;

/**
 * Where the schemas of a topic come from.
 *
 * @param registry for records that carry a schema's id
 * @param given for records that don't
 */
public record TopicSchemas(SchemaSource registry, Optional<GivenSchema> given) {
  /** No schemas at all. */
  public static final TopicSchemas NONE = new TopicSchemas(SchemaSource.none(), Optional.empty());

  /** Schemas of a registry. */
  public static TopicSchemas of(SchemaSource registry) {
    return new TopicSchemas(registry, Optional.empty());
  }

  /** One schema for all records. */
  public static TopicSchemas of(GivenSchema given) {
    return new TopicSchemas(SchemaSource.none(), Optional.of(given));
  }
}
