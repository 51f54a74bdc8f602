package topicscope.decode;

/**
 * The fields of a reading: those that hold numbers and those that hold text. A field that sometimes
 * holds the one and sometimes the other is in both.
 *
 * @param numbers numeric fields; these become series
 * @param texts text fields; wanted ones can tell series apart or give the time
 */
public record RecordFields(FieldTable numbers, FieldTable texts) {
  /** Every numeric field, no text. */
  public static RecordFields numbersOnly() {
    return new RecordFields(
        FieldTable.ofAll(), new FieldTable(FieldTable.MOST_FIELDS, path -> false));
  }
}
