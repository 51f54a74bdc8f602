package topicscope.decode;

/**
 * Finds the numbers in a record's value. An instance belongs to one thread and to one reading.
 *
 * <p>A decoder never throws: what can't be decoded is an {@link DecodeOutcome}. What it has written
 * into {@code rows} counts only if the outcome is {@link DecodeOutcome.Kind#DECODED}: a record
 * gives all of its numbers or none. Once it has seen the shapes that occur in a topic, a decoder of
 * numbers or of JSON allocates nothing.
 */
@FunctionalInterface
public interface RecordDecoder {
  /**
   * Decodes one value.
   *
   * @param bytes holds the value from {@code offset} on; never changed and never kept
   * @param length the value's length in bytes, may be 0
   * @param rows empty; takes what is found
   */
  DecodeOutcome decode(byte[] bytes, int offset, int length, DecodedRecord rows);

  /**
   * Whether everything is there that the value needs to be decoded. If not, it is on its way, and
   * within a bounded time this becomes true.
   */
  default boolean isReady(byte[] bytes, int offset, int length) {
    return true;
  }
}
