package topicscope.signal;

/**
 * One sample with all that is known of it.
 *
 * @param number its number, counting every sample ever appended to its series from 0
 * @param timeMs where it stands in time, ms since the epoch
 * @param recordTimeMs the time its record carries; differs from {@code timeMs} only if absurd
 * @param value its value; always finite
 * @param residue what is to be added to {@code value} to get a whole number exactly
 * @param partition the partition of its record
 * @param offset the offset of its record
 */
public record Sample(
    long number,
    long timeMs,
    long recordTimeMs,
    double value,
    int residue,
    int partition,
    long offset) {
  /**
   * Its exact value: a {@link Long} or {@link java.math.BigInteger} if it is a whole number of at
   * most 64 bits, else a {@link Double}.
   */
  public Number exact() {
    return ExactInteger.exact(value, residue);
  }
}
