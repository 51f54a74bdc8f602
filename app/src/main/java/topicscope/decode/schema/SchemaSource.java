package topicscope.decode.schema;

/** A source of schemas. */
public interface SchemaSource extends AutoCloseable {
  /**
   * Asks for a schema. Never blocks: a schema that is being fetched is {@link Pending}.
   * Thread-safe.
   */
  Answer schema(int id);

  /** The answer for a schema. */
  sealed interface Answer {}

  /**
   * The schema is available.
   *
   * @param schema the schema
   */
  record Found(RegisteredSchema schema) implements Answer {}

  /** The schema is being fetched; within a bounded time the answer is another one. */
  record Pending() implements Answer {}

  /**
   * The schema is not available now; a later question may succeed.
   *
   * @param reason the reason in plain words
   */
  record Refused(String reason) implements Answer {}

  /** What it is, as a part of a sentence. */
  default String name() {
    return "the schema registry";
  }

  /** Cancels the requests in progress. */
  @Override
  default void close() {}

  /** A source without a registry. */
  static SchemaSource none() {
    return id -> new Refused("no schema registry is given (--schema-registry URL)");
  }
}
