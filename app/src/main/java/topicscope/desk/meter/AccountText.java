package topicscope.desk.meter;

import java.util.Locale;
import topicscope.kafka.read.ReaderCounters;

/** The account of a reader's records in few words. */
public final class AccountText {
  private AccountText() {}

  /**
   * {@code all 27,819 decoded}; or the decoded ones and each other part that is above zero, which
   * add up to those received.
   */
  public static String of(ReaderCounters counters) {
    long received = counters.received();
    if (received == 0) {
      return "no records yet";
    }
    if (counters.decoded() == received) {
      return String.format(Locale.ROOT, "all %,d decoded", received);
    }
    StringBuilder text = new StringBuilder();
    text.append(String.format(Locale.ROOT, "%,d of %,d decoded", counters.decoded(), received));
    append(text, counters.undecodable(), "undecodable");
    append(text, counters.tombstones(), counters.tombstones() == 1 ? "tombstone" : "tombstones");
    append(text, counters.withoutNumber(), "without a number");
    return text.toString();
  }

  private static void append(StringBuilder text, long count, String what) {
    if (count > 0) {
      text.append(String.format(Locale.ROOT, " · %,d %s", count, what));
    }
  }
}
