package topicscope.decode.schema;

/** Where schemas come from. */
public interface SchemaSource extends AutoCloseable {
  /**
   * Asks for a schema. Never blocks: what isn't there yet is {@link Pending} and is being fetched.
   * For any thread.
   */
  Answer schema(int id);

  /** What is known of a schema. */
  sealed interface Answer {}

  /**
   * Here it is.
   *
   * @param schema the schema
   */
  record Found(RegisteredSchema schema) implements Answer {}

  /** It is on its way, and within a bounded time this answer becomes another one. */
  record Pending() implements Answer {}

  /**
   * It can't be had now; it may be worth asking again later.
   *
   * @param reason why, in plain words
   */
  record Refused(String reason) implements Answer {}

  /** Cancels requests that are under way. */
  @Override
  default void close() {}

  /** A source for those who have no registry. */
  static SchemaSource none() {
    return id -> new Refused("no schema registry is given (--schema-registry URL)");
  }
}
