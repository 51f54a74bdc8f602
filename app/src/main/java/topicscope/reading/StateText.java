package topicscope.reading;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import topicscope.kafka.client.ReaderState;

/** The state of a reader, with the age of its data, in few words. */
public final class StateText {
  private static final Duration QUIET = Duration.ofSeconds(10);

  private StateText() {}

  /**
   * The state for the header of a plot, from the longest wording to the shortest. While records
   * come it is only the age of the newest.
   *
   * @param state the state
   * @param age the age of the newest record; empty before the first
   * @param now the present
   */
  public static List<String> wordings(ReaderState state, Optional<Duration> age, Instant now) {
    String since = AgeText.clock(Duration.between(state.since(), now));
    String kind = state.kind().name();
    return switch (state.kind()) {
      case CONNECTING -> List.of("connecting");
      case LIVE, IDLE -> {
        String old = age.map(AgeText::of).orElse("no records");
        boolean quiet = age.isPresent() && isQuiet(state, age);
        yield quiet ? List.of(kind + " " + old, old) : List.of(old);
      }
      case BUSY, STALLED, FAILED -> List.of(kind + " " + since, kind);
      case DOWN -> List.of(kind + " " + since + ", retrying", kind + " " + since, kind);
    };
  }

  /** Whether nothing new has come for so long that the data are no longer live. */
  public static boolean isQuiet(ReaderState state, Optional<Duration> age) {
    return state.kind() == ReaderState.Kind.IDLE
        && age.map(time -> time.compareTo(QUIET) >= 0).orElse(true);
  }

  /** A cause as a sentence, without a full stop. */
  public static String sentence(String cause) {
    return cause.isEmpty()
        ? ""
        : cause.substring(0, 1).toUpperCase(Locale.ROOT) + cause.substring(1);
  }
}
