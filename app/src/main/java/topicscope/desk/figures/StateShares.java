package topicscope.desk.figures;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import topicscope.signal.StateStatistics;

/** How much of the time a series was in each state, as text. */
public final class StateShares {
  private static final int MAX_IN_SHORT = 4;

  private StateShares() {}

  /** The longest states with their share of the time, one per line: {@code IDLE 62 %}. */
  public static String inShort(List<StateStatistics.Share> shares) {
    int more = shares.size() - MAX_IN_SHORT;
    return shares.stream()
        .limit(MAX_IN_SHORT)
        .map(share -> share.state() + percent(share, shares))
        .collect(Collectors.joining("\n", "", more > 0 ? "\nand " + more + " more" : ""));
  }

  /** All states, one per line after a line end, with count, time and share. */
  public static String inFull(List<StateStatistics.Share> shares) {
    return shares.stream()
        .map(share ->
            String.format(
                Locale.ROOT,
                "%n%s: %,d samples, %s%s",
                share.state(),
                share.count(),
                time(share.ms()),
                percent(share, shares)))
        .collect(Collectors.joining());
  }

  private static String percent(StateStatistics.Share share, List<StateStatistics.Share> all) {
    long total = all.stream().mapToLong(StateStatistics.Share::ms).sum();
    return total == 0
        ? ""
        : String.format(Locale.ROOT, " %.0f %%", 100.0 * (double) share.ms() / (double) total);
  }

  private static String time(long ms) {
    Duration time = Duration.ofMillis(ms);
    if (ms < 60_000) {
      return String.format(Locale.ROOT, "%.1f s", (double) ms / 1000);
    }
    return time.toHours() > 0
        ? String.format("%d:%02d h", time.toHours(), time.toMinutesPart())
        : String.format("%d:%02d min", time.toMinutes(), time.toSecondsPart());
  }
}
