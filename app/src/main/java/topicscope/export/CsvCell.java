package topicscope.export;

/** What stands in the cells of a table: exact, and harmless when a spreadsheet opens it. */
final class CsvCell {
  /** With these a spreadsheet takes a text for a formula; the last four are full-width forms. */
  private static final String DANGEROUS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

  private CsvCell() {}

  /** A text; with an apostrophe before it if a spreadsheet would take it for a formula. */
  static String harmless(String text) {
    return !text.isEmpty() && DANGEROUS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  /**
   * A value such that reading it gives the same value again: whole numbers in all their digits.
   *
   * @param exact the value exactly, as far as it is a whole number
   */
  static String number(double value, Number exact) {
    boolean negativeZero = value == 0 && Math.copySign(1, value) < 0;
    return negativeZero ? "-0.0" : exact.toString();
  }
}
