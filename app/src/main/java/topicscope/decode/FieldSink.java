package topicscope.decode;

/** Takes the numbers of one record, in the order in which they stand in it. */
@FunctionalInterface
public interface FieldSink {
  /**
   * Takes one number.
   *
   * @param field the field's path ({@code mem.used}, {@code cores[3]}), or the empty string for a
   *     record that is a bare number
   * @param value a finite value
   */
  void number(String field, double value);
}
