package topicscope.decode.schema;

import java.util.Optional;

/**
 * The schemas of a topic.
 *
 * @param registry for records with a schema id
 * @param given for records without one
 */
public record TopicSchemas(SchemaSource registry, Optional<GivenSchema> given) {
  /** No schemas. */
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
