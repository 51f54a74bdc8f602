package topicscope.chaos;

import java.util.Locale;
import topicscope.kafka.client.ReaderState;
import topicscope.kafka.client.ReaderState.Kind;

/**
 * The times of an outage of the whole cluster, in ms.
 *
 * @param noticedMs from the loss until the state was no longer LIVE
 * @param downMs from the loss until the state was DOWN
 * @param backMs from the return until records arrived again
 * @param cause the last reported cause while DOWN
 */
record Outage(long noticedMs, long downMs, long backMs, String cause) {

  static Outage of(StateLog log, long lost, long returned, long arrived) {
    long noticed = log.first(lost, state -> state.kind() != Kind.LIVE).orElse(Long.MAX_VALUE);
    long down = log.first(lost, state -> state.kind() == Kind.DOWN).orElse(Long.MAX_VALUE);
    String cause =
        log.entries().stream()
            .filter(entry -> entry.at() < returned)
            .map(StateLog.Entry::state)
            .filter(state -> state.kind() == Kind.DOWN)
            .reduce((first, second) -> second)
            .map(ReaderState::cause)
            .orElse("");
    return new Outage(
        millis(noticed - lost), millis(down - lost), millis(arrived - returned), cause);
  }

  private static long millis(long nanos) {
    return nanos / 1_000_000;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "not LIVE after %,d ms, DOWN after %,d ms, records again %,d ms after the return (%s)",
        noticedMs,
        downMs,
        backMs,
        cause);
  }
}
