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

  /**
   * The sum in few words: {@code all 27,819 decoded}; or the decoded ones and each other part that
   * is above zero, which add up to those received.
   */
  public String summary() {
    if (received == 0) {
      return "no records yet";
    }
    if (decoded == received) {
      return String.format(Locale.ROOT, "all %,d decoded", received);
    }
    StringBuilder text = new StringBuilder();
    text.append(String.format(Locale.ROOT, "%,d of %,d decoded", decoded, received));
    append(text, undecodable, "undecodable");
    append(text, tombstones, tombstones == 1 ? "tombstone" : "tombstones");
    append(text, withoutNumber, "without a number");
    return text.toString();
  }

  private static void append(StringBuilder text, long count, String what) {
    if (count > 0) {
      text.append(String.format(Locale.ROOT, " · %,d %s", count, what));
    }
  }
}
