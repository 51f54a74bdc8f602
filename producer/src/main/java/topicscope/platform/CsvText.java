package topicscope.platform;

/** Texts in cells of a CSV file: quoted where needed (RFC 4180), and never a formula. */
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

  /** A harmless text as a cell, in quotes if it contains a comma, a quote or a line end. */
  public static String cell(String text) {
    String safe = harmless(text);
    boolean quote = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return quote ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
