package topicscope.decode;

/**
 * Finds the numbers in a record's value. An instance belongs to one thread and to one reading.
 *
 * <p>A decoder never throws: what can't be decoded is an {@link Outcome}. It hands over the numbers
 * of a record only when the whole record was understood.
 */
public interface RecordDecoder {
  /**
   * Decodes one value.
   *
   * @param bytes holds the value between {@code offset} and {@code offset + length}
   */
  Outcome decode(byte[] bytes, int offset, int length, FieldSink sink);
}
