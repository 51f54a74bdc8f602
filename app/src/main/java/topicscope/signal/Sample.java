package topicscope.signal;

/**
 * One sample with all that is known of it.
 *
 * @param number its number, counting every sample ever appended to its series from 0
 * @param timeMs where it stands in time, ms since the epoch
 * @param recordTimeMs the time its record carries; differs from {@code timeMs} only if absurd
 * @param value its value; always finite
 * @param whole its exact value if it is a whole number within the range of {@code long}
 * @param partition the partition of its record
 * @param offset the offset of its record
 */
public record Sample(
    long number,
    long timeMs,
    long recordTimeMs,
    double value,
    long whole,
    int partition,
    long offset) {}
