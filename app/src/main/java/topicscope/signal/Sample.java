package topicscope.signal;

/**
 * One sample with everything that is known about it.
 *
 * @param number its number, counting every sample ever appended to its series from 0; {@link
 *     #RECORDED} if it isn't held, but known from a history
 * @param timeMs its time in the series, ms since the epoch
 * @param recordTimeMs the time of its record; differs from {@code timeMs} only if it is absurd
 * @param nanos what the time in the series has beyond whole milliseconds, ns
 * @param value its value; always finite
 * @param residue what to add to {@code value} to get a whole number exactly
 * @param partition the partition of its record
 * @param offset the offset of its record
 */
public record Sample(
    long number,
    long timeMs,
    long recordTimeMs,
    int nanos,
    double value,
    int residue,
    int partition,
    long offset) {
  /** The number of a sample that isn't held; its record is not known either. */
  public static final long RECORDED = -1;

  /** Its time in the series, ms since the epoch, with a fraction as far as a double holds it. */
  public double time() {
    return timeMs + nanos / 1e6;
  }

  /**
   * Its exact value: a {@link Long} or {@link java.math.BigInteger} if it is a whole number of at
   * most 64 bits, else a {@link Double}.
   */
  public Number exact() {
    return ExactInteger.exact(value, residue);
  }
}
