package topicscope.desk.offer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import topicscope.decode.choice.Format;
import topicscope.decode.detect.DetectedFormat;
import topicscope.decode.detect.TextField;
import topicscope.decode.schema.SchemaPrefix;
import topicscope.desk.offer.OfferAction.Decode;
import topicscope.desk.offer.OfferAction.OpenFormat;

/**
 * Offers about how records are decoded. What a hint of the decoder says with an option of the
 * command line is here one click.
 */
final class FormatRules {
  /** A hint that names a format: what is so, what else is possible, and the option. */
  private static final Pattern OTHER_FORMAT =
      Pattern.compile("(.+); (as [^,:]+)[^:]*: --format (\\S+)");

  private static final Pattern IN_QUOTES = Pattern.compile(".*\\(--numeric-strings\\): (.+)");

  /** The name of values that need a schema. */
  private static final Pattern NEEDS_SCHEMA = Pattern.compile("(.+?): (?:give .*)?--schema .*");

  private static final String BY_CHOICE = "by choice only";

  private FormatRules() {}

  /** Whether a hint is said by an offer. */
  static boolean covers(String hint) {
    return OTHER_FORMAT.matcher(hint).matches()
        || IN_QUOTES.matcher(hint).matches()
        || hint.endsWith(BY_CHOICE);
  }

  static Optional<Offer> registry(OfferFacts facts) {
    return facts
        .report()
        .detection()
        .filter(found -> found.format() == Format.REGISTRY && !facts.hasNumbers())
        .filter(found -> facts.choice().schema().isEmpty())
        .map(DetectedFormat::shape)
        .flatMap(shape -> {
          String label = SchemaPrefix.CONFLUENT.label();
          String text =
              shape.startsWith(label)
                  ? "Avro or Protobuf, schema " + shape.substring(label.length())
                  : shape;
          boolean numbered = shape.contains("schema id ");
          if (numbered && facts.hasRegistry()) {
            return Optional.empty();
          }
          return Optional.of(
              numbered
                  ? Offer.of(
                      "registry", text, "Give the registry", new OpenFormat(FormatPart.REGISTRY))
                  : Offer.of("schema", text, "Give the schema", new OpenFormat(FormatPart.SCHEMA)));
        });
  }

  static Optional<Offer> schema(OfferFacts facts) {
    Matcher name = NEEDS_SCHEMA.matcher(facts.report().format());
    return facts.report().detection().isEmpty()
            && facts.choice().format().isEmpty()
            && name.matches()
        ? Optional.of(
            Offer.of(
                "schema",
                sentence(name.group(1)),
                "Give the schema",
                new OpenFormat(FormatPart.SCHEMA)))
        : Optional.empty();
  }

  static Optional<Offer> readAs(OfferFacts facts) {
    List<RecordSurvey.FormatShare> shares = facts.survey().formats();
    if (shares.isEmpty()) {
      return Optional.empty();
    }
    RecordSurvey.FormatShare best = shares.getFirst();
    return Optional.of(
        Offer.of(
            "format",
            String.format(
                Locale.ROOT,
                "%,d of %,d are %s",
                best.records(),
                facts.survey().records(),
                best.format().label()),
            shares.stream()
                .map(share ->
                    new Offer.Button(
                        "Read as " + share.format().label(),
                        new Decode(facts.choice().withFormat(share.format()))))
                .toList()));
  }

  static Optional<Offer> inQuotes(OfferFacts facts) {
    return facts.report().hints().stream()
        .map(IN_QUOTES::matcher)
        .filter(Matcher::matches)
        .findFirst()
        .map(hint ->
            Offer.of(
                "quotes",
                "Numbers in quotes: " + hint.group(1),
                "Read as numbers",
                new Decode(facts.choice().withNumericStrings())));
  }

  static Optional<Offer> words(OfferFacts facts) {
    List<TextField> fields = facts.report().stateFields();
    return facts.hasNumbers() || fields.isEmpty() || !facts.choice().states().isEmpty()
        ? Optional.empty()
        : Optional.of(
            Offer.of(
                "states",
                "No numbers, but texts such as " + fields.getFirst().example(),
                fields.stream().map(field -> states(field, facts)).toList()));
  }

  static Optional<Offer> noNumber(OfferFacts facts) {
    if (facts.hasNumbers() || facts.counters().received() == 0) {
      return Optional.empty();
    }
    String why =
        facts.report().hints().stream()
            .filter(hint -> hint.endsWith(BY_CHOICE))
            .findFirst()
            .or(facts::reason)
            .map(reason -> ": " + reason)
            .orElse("");
    return Optional.of(
        Offer.of(
            "no-number",
            "No numbers yet" + why,
            "Choose the format",
            new OpenFormat(FormatPart.FORMAT)));
  }

  static Optional<Offer> otherFormat(OfferFacts facts) {
    return facts.report().hints().stream()
        .map(OTHER_FORMAT::matcher)
        .filter(Matcher::matches)
        .findFirst()
        .map(hint ->
            Offer.of(
                "reading",
                hint.group(1),
                "Read " + hint.group(2),
                new Decode(facts.choice().withFormat(Format.parse(hint.group(3))))));
  }

  static Optional<Offer> states(OfferFacts facts) {
    List<TextField> fields =
        facts.report().stateFields().stream()
            .filter(field -> facts.survey().states().contains(field.path()))
            .toList();
    return fields.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Offer.of(
                "states",
                String.format(
                    Locale.ROOT,
                    "%s has %,d values, such as %s",
                    fields.getFirst().path(),
                    fields.getFirst().values(),
                    fields.getFirst().example()),
                fields.stream().map(field -> states(field, facts)).toList()));
  }

  private static Offer.Button states(TextField field, OfferFacts facts) {
    List<String> paths = new ArrayList<>(facts.choice().states());
    paths.add(field.path());
    boolean whole = facts.report().stateFields().size() == 1 || field.path().isEmpty();
    return new Offer.Button(
        whole ? "Show as states" : "Show " + field.path() + " as states",
        new Decode(facts.choice().withStates(paths)));
  }

  private static String sentence(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
