package topicscope.decode;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * How the numbers of a text field are written, if not plainly: with a decimal comma, separators of
 * thousands, or a unit. Learned from the field's first values; immutable.
 */
public final class NumberNotation {
  /** The notation of a field whose texts are no numbers. */
  public static final NumberNotation NONE = new NumberNotation(false, "", "", 1, 1);

  private final boolean comma;
  private final String dimension;
  private final String unit;
  private final byte[] symbol;
  private final long multiplier;
  private final long divisor;

  /**
   * @param comma whether {@code 1.234,5} is meant rather than {@code 1,234.5}
   * @param dimension what the unit measures; values in other units of it are converted
   * @param unit its symbol; empty without a unit
   * @param multiplier with the divisor, the unit in the base unit of its dimension
   * @param divisor see there
   */
  public NumberNotation(
      boolean comma, String dimension, String unit, long multiplier, long divisor) {
    this.comma = comma;
    this.dimension = dimension;
    this.unit = unit;
    this.multiplier = multiplier;
    this.divisor = divisor;
    symbol = unit.getBytes(UTF_8);
  }

  /** Whether the decimal mark is a comma. */
  public boolean hasDecimalComma() {
    return comma;
  }

  /** What the unit measures. */
  public String dimension() {
    return dimension;
  }

  /** The unit of the numbers; empty without one. */
  public String unit() {
    return unit;
  }

  /** Whether the bytes between the two positions are the unit's symbol. */
  public boolean isUnit(byte[] bytes, int from, int to) {
    return Arrays.equals(symbol, 0, symbol.length, bytes, from, to);
  }

  /** A number in the base unit of this dimension, given as a fraction, in this unit. */
  public double ofBase(double number, long times, long by) {
    double up = (double) times * divisor;
    double down = (double) by * multiplier;
    // Both are exact, and so is their quotient the larger way round.
    return up >= down ? number * (up / down) : number / (down / up);
  }

  /** The other notation, in this unit if both measure the same: a series keeps its unit. */
  public NumberNotation refined(NumberNotation other) {
    return other.dimension.equals(dimension)
        ? new NumberNotation(other.comma, dimension, unit, multiplier, divisor)
        : other;
  }
}
