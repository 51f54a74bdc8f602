package topicscope.platform;

/** Texts in cells of a CSV file: never a formula. Quoting is the work of the CSV library. */
public final class CsvText {
  /**
   * A spreadsheet takes a text with one of these at its start for a formula; the last four are
   * full-width forms.
   */
  private static final String DANGEROUS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

  private CsvText() {}

  /** A text, with an apostrophe in front if a spreadsheet would take it for a formula. */
  public static String harmless(String text) {
    return !text.isEmpty() && DANGEROUS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
