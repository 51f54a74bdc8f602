package topicscope.reading;

import java.time.Duration;
import java.util.Locale;

/** Durations as short text. */
public final class AgeText {
  private static final long TENTHS_BELOW_S = 10;

  private AgeText() {}

  /**
   * As an age that is read at a glance: {@code 0.3 s}, {@code 23 s}, {@code 2 min}, {@code 3 d}.
   */
  public static String of(Duration age) {
    Duration shown = age.isNegative() ? Duration.ZERO : age;
    long seconds = shown.toSeconds();
    if (seconds < TENTHS_BELOW_S) {
      return String.format(Locale.ROOT, "%d.%d s", seconds, shown.toMillisPart() / 100);
    }
    if (shown.toMinutes() == 0) {
      return seconds + " s";
    }
    if (shown.toHours() == 0) {
      return shown.toMinutes() + " min";
    }
    return shown.toDays() == 0
        ? shown.toHours() + " h"
        : String.format(Locale.ROOT, "%,d d", shown.toDays());
  }

  /** As a clock that counts: {@code 0:23}, {@code 1:02:03}. */
  public static String clock(Duration time) {
    Duration shown = time.isNegative() ? Duration.ZERO : time;
    return shown.toHours() == 0
        ? String.format(Locale.ROOT, "%d:%02d", shown.toMinutes(), shown.toSecondsPart())
        : String.format(
            Locale.ROOT,
            "%,d:%02d:%02d",
            shown.toHours(),
            shown.toMinutesPart(),
            shown.toSecondsPart());
  }
}
