package topicscope.desk.offer;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import topicscope.decode.choice.Grouping;
import topicscope.decode.time.TimeChoice;
import topicscope.desk.offer.OfferAction.Decode;
import topicscope.desk.offer.OfferAction.Explain;
import topicscope.desk.offer.OfferAction.OpenRaw;
import topicscope.desk.offer.OfferAction.ShowAll;
import topicscope.desk.offer.OfferAction.ShowVarying;

/**
 * Offers about the series of a plot: how records are split among them, how many there are, their
 * time.
 */
final class SeriesRules {
  /** More series than this are a solid block. */
  static final int MANY_SERIES = 50;

  /** How many of them are shown instead. */
  static final int VARYING = 20;

  /** Fewer intervals of a roll-up in sight are wide. */
  static final int MIN_INTERVALS = 30;

  /** A longer name has no room on a button. */
  private static final int MAX_NAME = 40;

  private static final Pattern AHEAD =
      Pattern.compile(".*ahead of this machine's clock, by up to \\d+ (min|h)");

  private SeriesRules() {}

  /** Whether a note is said by an offer. */
  static boolean covers(String note, ClockOffset clock) {
    return clock.aheadMs() > 0 && AHEAD.matcher(note).matches();
  }

  /** In single intervals of a roll-up there is less to see than its topic has. */
  static Optional<Offer> raw(OfferFacts facts) {
    return facts
        .report()
        .rawTopic()
        .filter(raw -> facts.visibleMs() < MIN_INTERVALS * raw.intervalMs())
        .map(raw ->
            Offer.of(
                "raw",
                "One interval is " + interval(raw.intervalMs()) + " here",
                raw.name().length() > MAX_NAME
                    ? "Open the raw topic here"
                    : "Open " + raw.name() + " here",
                new OpenRaw(raw)));
  }

  /** In the largest unit that gives a whole number. */
  private static String interval(long ms) {
    return ms % 1_000 != 0
        ? ms + " ms"
        : ms % 60_000 != 0
            ? ms / 1_000 + " s"
            : ms % 3_600_000 != 0 ? ms / 60_000 + " min" : ms / 3_600_000 + " h";
  }

  static Optional<Offer> split(OfferFacts facts) {
    List<RecordSurvey.Split> splits = facts.survey().splits();
    if (splits.isEmpty() || !(facts.choice().grouping() instanceof Grouping.ByFormat)) {
      return Optional.empty();
    }
    RecordSurvey.Split best = splits.getFirst();
    return Optional.of(
        Offer.of(
            "split",
            groups(best) + " in one line",
            splits.stream()
                .map(split ->
                    new Offer.Button(
                        "Split by " + name(split.grouping()),
                        new Decode(facts.choice().withGrouping(split.grouping()))))
                .toList()));
  }

  /** {@code 6 hosts}; of a name that is no plain word, {@code 6 values of sensor_id}. */
  private static String groups(RecordSurvey.Split split) {
    String name = name(split.grouping());
    String last = name.substring(name.lastIndexOf('.') + 1);
    return last.matches("[a-z]+") && !last.endsWith("id")
        ? split.groups() + " " + plural(last)
        : split.groups() + " values of " + name;
  }

  private static String plural(String word) {
    if (word.matches(".*[^aeiou]y")) {
      return word.substring(0, word.length() - 1) + "ies";
    }
    return word.matches(".*(s|x|z|ch|sh)") ? word + "es" : word + "s";
  }

  private static String name(Grouping grouping) {
    return grouping instanceof Grouping.ByFields by ? String.join(", ", by.paths()) : "key";
  }

  static Optional<Offer> series(OfferFacts facts) {
    String all = String.format(Locale.ROOT, "%,d series", facts.series());
    if (facts.shown() > MANY_SERIES) {
      return Optional.of(
          Offer.of(
              "varying",
              facts.shown() == facts.series()
                  ? all
                  : String.format(Locale.ROOT, "%,d of %s", facts.shown(), all),
              "Show the " + VARYING + " that vary most",
              new ShowVarying(VARYING)));
    }
    return facts.series() > MANY_SERIES && facts.shown() == VARYING
        ? Optional.of(Offer.of("all", VARYING + " of " + all, "Show all", new ShowAll()))
        : Optional.empty();
  }

  static Optional<Offer> clock(OfferFacts facts) {
    ClockOffset clock = facts.clock();
    boolean asRecords = facts.choice().time() instanceof TimeChoice.OfRecord;
    String whose = clock.byBroker() ? "Broker's" : "Producer's";
    if (asRecords && clock.aheadMs() > 0) {
      return Optional.of(
          Offer.of(
              "clock",
              whose + " clock " + span(clock.aheadMs()) + " ahead",
              "What is this?",
              new Explain(
                  "New records have timestamps that are later than the clock of this machine."
                      + " One of the two clocks is wrong. Latency can't be measured, and a span"
                      + " such as the last minute ends at the latest timestamp.")));
    }
    return asRecords && clock.behindMs() > 0
        ? Optional.of(
            Offer.of(
                "clock",
                "Records arrive " + span(clock.behindMs()) + " after their timestamps",
                "What is this?",
                new Explain(
                    "No new record has a later timestamp. Either the "
                        + whose.toLowerCase(Locale.ROOT)
                        + " clock is behind that of this machine, or the records wait before they"
                        + " are sent. Latency in the status line includes this time.")))
        : Optional.empty();
  }

  static Optional<Offer> time(OfferFacts facts) {
    List<String> paths = facts.survey().times();
    return paths.isEmpty() || !(facts.choice().time() instanceof TimeChoice.OfRecord)
        ? Optional.empty()
        : Optional.of(
            Offer.of(
                "time",
                paths.getFirst() + " looks like the time of the record",
                paths.stream()
                    .map(path ->
                        new Offer.Button(
                            path.equals(paths.getFirst()) ? "Use it" : "Use " + path,
                            new Decode(facts.choice().withTime(new TimeChoice.OfField(path)))))
                    .toList()));
  }

  /** Minutes and seconds, and hours if there are any. */
  private static String span(long ms) {
    long seconds = Math.round(ms / 1_000.0);
    return seconds < 3_600
        ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
        : String.format(
            Locale.ROOT, "%d:%02d:%02d", seconds / 3_600, seconds / 60 % 60, seconds % 60);
  }
}
