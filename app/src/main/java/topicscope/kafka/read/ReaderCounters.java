package topicscope.kafka.read;

import java.util.Locale;

/**
 * What a reader has received so far; a snapshot, in records.
 *
 * <p>The sums close: {@code received = decoded + undecodable + tombstones + withoutNumber}.
 *
 * @param received records received
 * @param decoded records in which at least one number was found
 * @param undecodable records of no known format
 * @param tombstones records with a null value
 * @param withoutNumber well-formed records that hold no number
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

  ReaderCounters plus(ReaderCounters more) {
    return new ReaderCounters(
        received + more.received,
        decoded + more.decoded,
        undecodable + more.undecodable,
        tombstones + more.tombstones,
        withoutNumber + more.withoutNumber);
  }
}
