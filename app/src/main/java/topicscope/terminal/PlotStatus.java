package topicscope.terminal;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import topicscope.kafka.client.ReaderState;
import topicscope.kafka.read.TopicReader;
import topicscope.reading.RateMeter;

/** The state and the account of a reading, as the last line of its plot. Owned by one thread. */
public final class PlotStatus {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);
  private static final long EVERY_NANOS = 500_000_000L;

  private final TopicReader reader;
  private final ZoneId zone;
  private final RateMeter rates = new RateMeter();
  private ReaderState state;
  private double rate;
  private long measuredAt;
  private boolean loaded;
  private String shownState = "";
  private String shownAccount = "";

  public PlotStatus(TopicReader reader, ZoneId zone) {
    this.reader = reader;
    this.zone = zone;
    this.state = reader.state();
  }

  /** Reads state and account, twice a second; returns whether the texts have changed. */
  boolean refresh(long now) {
    if (measuredAt != 0 && now - measuredAt < EVERY_NANOS) {
      return false;
    }
    measuredAt = now;
    if (reader.isLoaded()) {
      double measured = rates.rate(now, reader.counters().received());
      // What was loaded did not arrive now.
      rate = loaded ? measured : 0;
      loaded = true;
    }
    ReaderState read = reader.state();
    boolean resting = read.kind() == ReaderState.Kind.IDLE && rate > 0;
    state =
        resting
            ? new ReaderState(ReaderState.Kind.LIVE, read.cause(), read.since()).after(state)
            : read.after(state);
    String newState = stateText();
    String newAccount =
        String.format(
            Locale.ROOT,
            "%s · %,d behind · %s",
            RateMeter.text(rate),
            reader.lag(),
            reader.counters().summary());
    boolean other = !newState.equals(shownState) || !newAccount.equals(shownAccount);
    shownState = newState;
    shownAccount = newAccount;
    return other;
  }

  private String stateText() {
    boolean well = state.kind() == ReaderState.Kind.LIVE || state.kind() == ReaderState.Kind.IDLE;
    return well
        ? state.kind() + " since " + TIME.format(state.since().atZone(zone))
        : state.kind() + " · " + state.cause();
  }

  /** Whether the user should notice the state. */
  boolean isTrouble() {
    return switch (state.kind()) {
      case LIVE, IDLE, CONNECTING -> false;
      case BUSY, STALLED, DOWN, FAILED -> true;
    };
  }

  /** Such as {@code LIVE since 12:00:05}. */
  public String state() {
    return shownState;
  }

  /** Such as {@code 50/s · 0 behind · all 27,819 decoded}. */
  public String account() {
    return shownAccount;
  }
}
