package topicscope.decode;

/**
 * The fields of a reading: those with numbers and those with text. A field that sometimes holds
 * either is in both.
 *
 * @param numbers numeric fields; these become series
 * @param texts text fields; wanted ones can distinguish series or give the time
 */
public record RecordFields(FieldTable numbers, FieldTable texts) {
  /** Every numeric field, no text. */
  public static RecordFields numbersOnly() {
    return new RecordFields(
        FieldTable.ofAll(), new FieldTable(FieldTable.MAX_FIELDS, path -> false));
  }
}
