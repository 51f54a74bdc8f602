package topicscope.desk.offer;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What to offer, decided from what is known. Pure functions; thread-safe. */
public final class OfferRules {
  /** The more useful first. */
  private static final List<Function<OfferFacts, Optional<Offer>>> RULES =
      List.of(
          FormatRules::registry,
          FormatRules::schema,
          FormatRules::readAs,
          facts -> facts.hasNumbers() ? Optional.empty() : FormatRules.inQuotes(facts),
          FormatRules::words,
          FormatRules::noNumber,
          SeriesRules::raw,
          SeriesRules::split,
          SeriesRules::series,
          SeriesRules::clock,
          SeriesRules::time,
          FormatRules::inQuotes,
          FormatRules::otherFormat,
          FormatRules::states);

  private OfferRules() {}

  /** The most useful offer that was not dismissed. */
  public static Optional<Offer> first(OfferFacts facts, Set<String> dismissed) {
    return RULES.stream()
        .flatMap(rule -> rule.apply(facts).stream())
        .filter(offer -> !dismissed.contains(offer.id()))
        .findFirst();
  }

  /** Whether a hint or a note of the decoder is said by an offer, so that it needs no notice. */
  public static boolean covers(String note, ClockOffset clock) {
    return FormatRules.covers(note) || SeriesRules.covers(note, clock);
  }
}
