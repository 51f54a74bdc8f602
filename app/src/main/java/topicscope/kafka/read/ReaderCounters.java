package topicscope.kafka.read;

import java.util.Locale;

/**
 * How many records a reader has received so far; a snapshot.
 *
 * <p>The sums close: {@code received = decoded + undecodable + tombstones + withoutNumber}.
 *
 * @param received records received
 * @param decoded records with at least one number
 * @param undecodable records of no known format, or on which the decoder failed
 * @param tombstones records with a null value
 * @param withoutNumber well-formed records without a number
 */
public record ReaderCounters(
    long received, long decoded, long undecodable, long tombstones, long withoutNumber) {
  /** Nothing received yet. */
  public static final ReaderCounters NONE = new ReaderCounters(0, 0, 0, 0, 0);

  /** The sum in words: {@code 4 received = 2 decoded + 1 undecodable + …}. */
  public String text() {
    return String.format(
        Locale.ROOT,
        "%,d received = %,d decoded + %,d undecodable + %,d tombstones + %,d without a number",
        received,
        decoded,
        undecodable,
        tombstones,
        withoutNumber);
  }
}
