package topicscope.decode.schema;

import java.util.Optional;

/**
 * Where the schemas of a topic come from.
 *
 * @param registry for records that carry a schema's id
 * @param given for records that don't
 */
public record Schemas(SchemaSource registry, Optional<GivenSchema> given) {
  /** No schemas at all. */
  public static final Schemas NONE = new Schemas(SchemaSource.none(), Optional.empty());

  /** Schemas of a registry. */
  public static Schemas of(SchemaSource registry) {
    return new Schemas(registry, Optional.empty());
  }

  /** One schema for all records. */
  public static Schemas of(GivenSchema given) {
    return new Schemas(SchemaSource.none(), Optional.of(given));
  }
}
