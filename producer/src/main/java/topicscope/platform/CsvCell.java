package topicscope.platform;

/** Text for a cell of a CSV file: quoted, and not a formula for a spreadsheet. */
public final class CsvCell {
  /** A text that starts with one of these is a formula; the last four are full-width forms. */
  private static final String FORMULA_STARTS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

  private CsvCell() {}

  /** The text, with an apostrophe in front if a spreadsheet would take it for a formula. */
  public static String harmless(String text) {
    return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  /** The harmless text, in quotes if it has a comma, quote or line break (RFC 4180). */
  public static String quoted(String text) {
    String safe = harmless(text);
    boolean quote = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return quote ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
