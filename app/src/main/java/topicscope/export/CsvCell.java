package topicscope.export;

/** Numbers in cells of a CSV file. */
final class CsvCell {
  private CsvCell() {}

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
