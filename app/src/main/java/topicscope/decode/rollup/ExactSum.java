package topicscope.decode.rollup;

/**
 * A sum of doubles in two of them, so that the order of adding makes no difference that anybody
 * sees: about 106 bits.
 *
 * <p>Source: D. E. Knuth, The Art of Computer Programming, vol. 2, 4.2.2 (TwoSum). Owned by one
 * thread.
 */
public final class ExactSum {
  private double high;
  private double low;

  /** Adds a number. */
  public void add(double value) {
    double sum = high + value;
    double part = sum - high;
    low += (high - (sum - part)) + (value - part);
    high = sum;
  }

  /** Adds a sum. */
  public void add(double otherHigh, double otherLow) {
    add(otherHigh);
    add(otherLow);
  }

  /** Back to nothing. */
  public void clear() {
    high = 0;
    low = 0;
  }

  /** The sum, rounded to the nearest double; not finite if no double holds it. */
  public double high() {
    return high + low;
  }

  /** What {@link #high} lacks; 0 if that is not finite. */
  public double low() {
    double rounded = high + low;
    double rest = (high - rounded) + low;
    return Double.isFinite(rest) ? rest : 0;
  }
}
