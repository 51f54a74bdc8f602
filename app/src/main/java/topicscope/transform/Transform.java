package topicscope.transform;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What to compute from which series. Its text, such as {@code mean(cpu, 1s)}, is also the name of
 * the resulting series.
 *
 * @param kind the kind of transform
 * @param sources the names of the source series, as many as the kind needs
 * @param amount the width of a bucket, a number of samples, or the age of a partner
 */
public record Transform(TransformKind kind, List<String> sources, TransformParameter amount) {
  private static final long SHORTEST_BUCKET_MS = 10;
  private static final int MAX_AVERAGED = 100_000;

  /** The default age of the partner of a sample. */
  static final long PARTNER_AGE_MS = 60_000;

  /** Records and bytes of the topic per second. */
  public static final List<Transform> RATES =
      List.of(perSecond(TransformKind.RECORDS), perSecond(TransformKind.BYTES));

  /** Copies the list. */
  public Transform {
    sources = List.copyOf(sources);
  }

  /** A transform that aggregates buckets of time of one series. */
  public static Transform bucketed(TransformKind kind, String source, long widthMs) {
    return new Transform(kind, List.of(source), new TransformParameter.Span(widthMs));
  }

  /** Records, or bytes, of the topic per second. */
  public static Transform perSecond(TransformKind kind) {
    return new Transform(kind, List.of(), new TransformParameter.Span(1_000));
  }

  /** The series about the topic that this is; empty for one that is computed from series. */
  public Optional<TopicSignal> signal() {
    return amount instanceof TransformParameter.About about
        ? Optional.of(about.signal())
        : Optional.empty();
  }

  /** Whether it is a rate of all records or bytes of the topic, which is 0 while none come. */
  public boolean isRate() {
    return kind == TransformKind.RECORDS
        || kind == TransformKind.BYTES
        || signal().filter(TopicSignal.of(TopicSignal.Kind.RATE)::equals).isPresent();
  }

  /** Parses a transform in the form of {@link #text()}. */
  public static Transform parse(String text) {
    ExpressionReader reader = new ExpressionReader(text);
    Transform transform = parse(reader);
    reader.expectEnd();
    return transform;
  }

  /** Parses the next transform of a longer text. */
  public static Transform parse(ExpressionReader reader) {
    if (reader.isSignal()) {
      return TopicSignal.parse(reader).transform();
    }
    int start = reader.position();
    String word = reader.name();
    TransformKind kind =
        TransformKind.of(word)
            .orElseThrow(() ->
                reader.mistakeAt(
                    start, "there is no transform '" + word + "'; there is " + words()));
    reader.expect("(");
    List<String> sources = new ArrayList<>();
    for (int i = 0; i < kind.sources(); i++) {
      if (i > 0) {
        reader.expect(",");
      }
      sources.add(reader.name());
    }
    TransformParameter amount = amount(kind, reader);
    reader.expect(")");
    return new Transform(kind, sources, amount);
  }

  /** The text that {@link #parse(String)} reads. */
  public String text() {
    if (kind == TransformKind.ABOUT) {
      return amount.text();
    }
    StringBuilder text = new StringBuilder(kind.word()).append('(');
    List<String> parts = new ArrayList<>();
    sources.forEach(source -> parts.add(ExpressionReader.quote(source)));
    if (!amount.text().isEmpty()) {
      parts.add(amount.text());
    }
    return text.append(String.join(", ", parts)).append(')').toString();
  }

  @Override
  public String toString() {
    return text();
  }

  private static TransformParameter amount(TransformKind kind, ExpressionReader reader) {
    return switch (kind) {
      case MEAN, BAND, MIN, MAX, SUM, COUNT, LAST, P95 -> {
        reader.expect(",");
        yield bucket(reader, SHORTEST_BUCKET_MS);
      }
      case RECORDS, BYTES -> bucket(reader, 100);
      case DERIVATIVE, RATE, ABOUT -> new TransformParameter.None();
      case AVERAGE -> {
        reader.expect(",");
        yield reader.isTime() ? new TransformParameter.Span(reader.time()) : samples(reader);
      }
      case SMOOTH -> {
        reader.expect(",");
        yield reader.isTime() ? new TransformParameter.Span(reader.time()) : factor(reader);
      }
      case DIFFERENCE, RATIO ->
          reader.take(",")
              ? new TransformParameter.Span(reader.time())
              : new TransformParameter.None();
    };
  }

  private static TransformParameter bucket(ExpressionReader reader, long step) {
    int start = reader.position();
    long width = reader.time();
    if (width < step || width % step != 0) {
      throw reader.mistakeAt(
          start, "a bucket's width is a multiple of " + step + "ms, such as 100ms, 1s or 10s");
    }
    return new TransformParameter.Span(width);
  }

  private static TransformParameter samples(ExpressionReader reader) {
    int start = reader.position();
    double count = reader.number();
    if (count != Math.rint(count) || count < 1 || count > MAX_AVERAGED) {
      throw reader.mistakeAt(
          start, "a number of samples from 1 to " + MAX_AVERAGED + " or a time is expected here");
    }
    return new TransformParameter.Plain(count);
  }

  private static TransformParameter factor(ExpressionReader reader) {
    int start = reader.position();
    double factor = reader.number();
    if (!(factor > 0 && factor <= 1)) {
      throw reader.mistakeAt(
          start, "a factor above 0 and up to 1, or a time constant such as 5s, is expected here");
    }
    return new TransformParameter.Plain(factor);
  }

  private static String words() {
    List<String> words = new ArrayList<>();
    for (TransformKind kind : TransformKind.values()) {
      if (kind != TransformKind.ABOUT) {
        words.add(kind.word());
      }
    }
    return String.join(", ", words);
  }
}
