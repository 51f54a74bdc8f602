package topicscope.decode.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import topicscope.decode.DecodeOutcome;
import topicscope.decode.DecodedRecord;
import topicscope.decode.RecordDecoder;
import topicscope.decode.RecordFields;
import topicscope.decode.choice.Format;
import topicscope.decode.schema.SchemaPrefix;
import topicscope.decode.schema.SchemaSource;

/**
 * Detects the format of values: every format's decoder tries all of them.
 *
 * <p>The format that fits the most values wins. Among formats that fit nearly as many, the one that
 * says more about the bytes wins: eight digits are a number as text rather than a double. If at
 * least half of the values are text, none is taken for a binary number: any word of two, four or
 * eight letters could be one.
 */
final class FormatDetector {
  private static final double NEARLY = 0.9;
  private static final double MIN_SHARE = 0.5;

  /** From this many values on, equal text length is no coincidence. */
  private static final int ENOUGH = 10;

  private static final int MAX_IDS = 5;

  /** From so many values on, ids that never repeat are no schemas' ids. */
  private static final int ENOUGH_IDS = 8;

  /** The registry is asked for so many ids in order to detect the format. */
  private static final int MAX_ASKED_IDS = 4;

  /** Registries count from 1, those of Confluent's cloud from 100,000. */
  private static final int MAX_ID = 1 << 24;

  /** The formats whose values are numbers or not by the way they are written. */
  private static final Set<Format> TEXTS =
      EnumSet.of(Format.TEXT, Format.KEY_VALUE, Format.CSV, Format.WORDS);

  /** After so many values that exceed their budget a format is not tried any further. */
  static final int MAX_EXCEEDED = 8;

  private final DecoderFactory decoders;
  private final Set<Integer> askedIds = new HashSet<>();

  FormatDetector(DecoderFactory decoders) {
    this.decoders = decoders;
  }

  private record Candidate(Format format, int fits, int fields, int lines) {}

  /** The format of most values; empty if none is known. */
  Optional<DetectedFormat> detect(List<byte[]> samples) {
    List<Candidate> candidates = new ArrayList<>();
    boolean text = isText(samples);
    for (Format format : Format.values()) {
      if (format.isDetectable()
          && (format != Format.REGISTRY || isFramed(samples))
          && !(text && format.binary().isPresent())
          && mayMatter(format, candidates, samples.size())) {
        Candidate candidate = candidate(format, samples);
        if (candidate.fits > 0) {
          candidates.add(candidate);
        }
      }
    }
    Optional<DetectedFormat> found =
        candidates.stream()
            .max(Comparator.comparingInt(Candidate::fits))
            .filter(limit -> limit.fits >= MIN_SHARE * samples.size())
            .map(limit -> choose(candidates, NEARLY * limit.fits, samples));
    boolean binary = found.map(DetectedFormat::format).flatMap(Format::binary).isPresent();
    return !text && (binary || found.isEmpty())
        ? ByteOrderDetector.of(samples)
            .flatMap(order -> inByteOrder(found, order, samples))
            .or(() -> found)
        : found;
  }

  /**
   * Whether a format may change the result: once an earlier one fits all values, only those that
   * can be a doubt about it do.
   */
  private static boolean mayMatter(Format format, List<Candidate> candidates, int values) {
    return format.binary().isPresent()
        || format == Format.MESSAGE_PACK
        || candidates.stream().noneMatch(earlier -> earlier.fits == values);
  }

  /** The little-endian form if it is certain; else the one found, with the doubt. */
  private Optional<DetectedFormat> inByteOrder(
      Optional<DetectedFormat> found, ByteOrderDetector order, List<byte[]> samples) {
    Optional<Format> big = found.map(DetectedFormat::format);
    Optional<Format> little = order.littleEndian();
    List<Format> alternatives =
        new ArrayList<>(found.map(DetectedFormat::alternatives).orElse(List.of()));
    if (order.mayBeVariableLength()) {
      alternatives.add(Format.AVRO);
    }
    if (little.isPresent() && order.isCertain(little.get(), big)) {
      big.ifPresent(form -> alternatives.addFirst(form));
      return Optional.of(evaluate(little.get(), samples).doubting(alternatives));
    }
    little
        .filter(form -> big.isPresent() && order.isDoubt(form, big.get()))
        .ifPresent(form -> alternatives.addFirst(form));
    return found.map(each -> each.doubting(alternatives));
  }

  /** Why values that begin like JSON are none; empty if at most half of them do. */
  Optional<String> nearly(List<byte[]> samples) {
    List<byte[]> begun =
        samples.stream()
            .filter(value -> Plausibility.first(value) == '{' || Plausibility.first(value) == '[')
            .toList();
    if (begun.size() * 2 <= samples.size()) {
      return Optional.empty();
    }
    RecordDecoder json = decoders.make(Format.JSON, RecordFields.numbersOnly());
    return begun.stream()
        .map(value -> json.decode(value, 0, value.length, new DecodedRecord()))
        .filter(DecodeOutcome::isUndecodable)
        .findFirst()
        .map(outcome -> "what begins like JSON, but can't be read: " + outcome.reason());
  }

  /** The values that can't be decoded in that format. */
  List<byte[]> others(Format format, List<byte[]> samples) {
    RecordDecoder decoder = decoders.make(format, RecordFields.numbersOnly());
    DecodedRecord rows = new DecodedRecord();
    List<byte[]> others = new ArrayList<>();
    int exceeded = 0;
    for (byte[] value : samples) {
      rows.clear();
      if (exceeded == MAX_EXCEEDED) {
        return List.of();
      }
      if (decoder.decode(value, 0, value.length, rows).isUndecodable()) {
        others.add(value);
      }
      exceeded += decoders.budget().isExceeded() ? 1 : 0;
    }
    return others;
  }

  /** Whether at least half of the values are text. */
  static boolean isText(List<byte[]> samples) {
    return samples.stream().filter(Plausibility::isText).count() * 2 >= samples.size();
  }

  /**
   * Whether what stands before these values is a schema's id, not the start of something else: ids
   * repeat, or the registry has them. Of a few values, ids may well be different. Eight bytes are
   * rather an integer, and registries don't assign huge ids.
   */
  private boolean isFramed(List<byte[]> samples) {
    if (numbers(samples).anyMatch(id -> decoders.schema(id) instanceof SchemaSource.Found)) {
      return true;
    }
    List<String> ids =
        samples.stream().filter(FormatDetector::isLikelyFramed).map(FormatDetector::id).toList();
    long distinct = ids.stream().distinct().count();
    return !ids.isEmpty() && (ids.size() < ENOUGH_IDS || distinct * 2 <= ids.size());
  }

  /** Whether the registry is still being asked for the schemas of these values. */
  boolean isAsking(List<byte[]> samples) {
    // All of them are asked at once.
    return numbers(samples)
            .filter(id -> decoders.schema(id) instanceof SchemaSource.Pending)
            .count()
        > 0;
  }

  /** Numbers of schemas in these values: a few in all, however many there are. */
  private Stream<Integer> numbers(List<byte[]> samples) {
    return samples.stream()
        .filter(value -> prefix(value).hasNumber())
        .map(value -> prefix(value).number(value, 0))
        .distinct()
        .filter(
            id -> askedIds.contains(id) || (askedIds.size() < MAX_ASKED_IDS && askedIds.add(id)));
  }

  private static boolean isLikelyFramed(byte[] value) {
    SchemaPrefix prefix = prefix(value);
    return prefix != SchemaPrefix.NONE
        && value.length != Long.BYTES
        && prefix.number(value, 0) <= MAX_ID;
  }

  private static SchemaPrefix prefix(byte[] value) {
    return SchemaPrefix.of(value, 0, value.length);
  }

  private static String id(byte[] value) {
    return prefix(value).id(value, 0);
  }

  /** How well a chosen format fits the values. */
  DetectedFormat evaluate(Format format, List<byte[]> samples) {
    Candidate chosen = candidate(format, samples);
    return new DetectedFormat(
        format, shape(chosen, samples), chosen.fits, samples.size(), chosen.fields, List.of());
  }

  private DetectedFormat choose(List<Candidate> candidates, double enough, List<byte[]> samples) {
    List<Candidate> fitting =
        candidates.stream().filter(candidate -> candidate.fits >= enough).toList();
    Candidate best = fitting.getFirst();
    List<Format> alternatives =
        fitting.stream()
            .skip(1)
            .map(Candidate::format)
            .filter(other -> isDoubt(best.format, other, samples))
            .toList();
    return new DetectedFormat(
        best.format, shape(best, samples), best.fits, samples.size(), best.fields, alternatives);
  }

  private Candidate candidate(Format format, List<byte[]> samples) {
    RecordFields fields = RecordFields.numbersOnly();
    if (TEXTS.contains(format) || (format == Format.JSON && decoders.readsNumericStrings())) {
      fields
          .texts()
          .declareNotations(new NotationSurvey(decoders, format, samples).notations(false));
    }
    RecordDecoder decoder = decoders.make(format, fields);
    DecodedRecord rows = new DecodedRecord();
    int fits = 0;
    int lines = 0;
    int exceeded = 0;
    for (byte[] value : samples) {
      rows.clear();
      if (exceeded < MAX_EXCEEDED && Plausibility.startsLike(format, value)) {
        DecodeOutcome outcome = decoder.decode(value, 0, value.length, rows);
        exceeded += decoders.budget().isExceeded() ? 1 : 0;
        if (Plausibility.fits(format, outcome, rows)) {
          fits++;
          lines += rows.isSeveral() ? 1 : 0;
        }
      }
    }
    return new Candidate(format, fits, fields.numbers().size(), lines);
  }

  /** Whether the other format is a serious alternative to the chosen one. */
  private static boolean isDoubt(Format chosen, Format other, List<byte[]> samples) {
    if (other.binary().isEmpty()) {
      return chosen == Format.CBOR && other == Format.MESSAGE_PACK;
    }
    return chosen != Format.REGISTRY
        && (chosen.binary().isPresent() || other == Format.INT8 || samples.size() < ENOUGH);
  }

  private static String shape(Candidate best, List<byte[]> samples) {
    if (best.format == Format.REGISTRY) {
      return ids(samples);
    }
    if (best.format != Format.JSON) {
      return best.format.label();
    }
    if (best.lines * 2 > samples.size()) {
      return "JSON Lines";
    }
    if (areMostly('{', samples)) {
      return "JSON object";
    }
    return areMostly('[', samples) ? "JSON array" : "JSON";
  }

  private static String ids(List<byte[]> samples) {
    List<byte[]> framed =
        samples.stream().filter(value -> prefix(value) != SchemaPrefix.NONE).toList();
    if (framed.isEmpty()) {
      return Format.REGISTRY.label();
    }
    List<String> ids = framed.stream().map(FormatDetector::id).distinct().toList();
    String more = ids.size() > MAX_IDS ? ", …" : "";
    return prefix(framed.getFirst()).label()
        + String.join(", ", ids.subList(0, Math.min(MAX_IDS, ids.size())))
        + more;
  }

  private static boolean areMostly(char first, List<byte[]> samples) {
    long count = samples.stream().filter(value -> Plausibility.first(value) == first).count();
    return count * 2 > samples.size();
  }
}
