package topicscope.export;

/** The cells of a CSV file: exact, and never a formula for a spreadsheet. */
final class CsvCell {
  /**
   * A spreadsheet takes a text with one of these at its start for a formula; the last four are
   * full-width forms.
   */
  private static final String DANGEROUS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

  private CsvCell() {}

  /** A text, with an apostrophe in front if a spreadsheet would take it for a formula. */
  static String harmless(String text) {
    return !text.isEmpty() && DANGEROUS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  /**
   * A value that reads back as the same value: whole numbers with all digits.
   *
   * @param exact the exact value if it is a whole number
   */
  static String number(double value, Number exact) {
    boolean negativeZero = value == 0 && Math.copySign(1, value) < 0;
    return negativeZero ? "-0.0" : exact.toString();
  }
}
