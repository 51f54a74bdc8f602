package topicscope.decode;

/**
 * Finds the numbers in a record's value. An instance belongs to one thread and one reading.
 *
 * <p>A value that can't be decoded is a {@link DecodeOutcome}, not an exception. The content of
 * {@code rows} counts only if the outcome is {@link DecodeOutcome.Kind#DECODED}: a record gives all
 * of its numbers or none. After the shapes of a topic were seen, a decoder of numbers, lines or
 * JSON allocates nothing.
 */
@FunctionalInterface
public interface RecordDecoder {
  /**
   * Decodes one value.
   *
   * @param bytes contains the value from {@code offset} on; must not be changed or kept
   * @param length the value's length in bytes, may be 0
   * @param rows empty; receives the content
   */
  DecodeOutcome decode(byte[] bytes, int offset, int length, DecodedRecord rows);

  /**
   * Whether everything needed to decode the value is available. If not, it is being fetched, and
   * within a bounded time this becomes true.
   */
  default boolean isReady(byte[] bytes, int offset, int length) {
    return true;
  }

  /**
   * The next values are of that partition. For formats in which a value says what later ones of its
   * partition mean.
   */
  default void partition(int partition) {}
}
