package topicscope.desk.offer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import topicscope.decode.RecordView;
import topicscope.decode.SampleSink;
import topicscope.decode.choice.DecodeChoice;
import topicscope.decode.choice.Format;
import topicscope.decode.choice.Grouping;
import topicscope.decode.detect.TextField;
import topicscope.decode.schema.SchemaPrefix;
import topicscope.decode.time.TimeChoice;
import topicscope.decode.time.TimeField;
import topicscope.decode.topic.TopicDecoder;
import topicscope.decode.topic.TopicReport;
import topicscope.kafka.read.RawRecord;

/**
 * Decodes the latest records of a topic with other choices and compares what comes out. It uses the
 * topic's own decoder, so that what it finds is what the choice gives.
 *
 * <p>Takes the newest records of {@link #MAX_BYTES} in all, and some ten milliseconds; with records
 * that cost a lot to decode it ends after {@link #MAX_NANOS}. Not for the JavaFX thread.
 */
public final class RecordSurveyor {
  private static final Logger LOG = LoggerFactory.getLogger(RecordSurveyor.class);

  private static final long MAX_NANOS = Duration.ofSeconds(5).toNanos();
  private static final int MAX_BYTES = 1 << 20;
  private static final int MAX_CANDIDATES = 8;
  private static final int MIN_GROUPS = 2;
  private static final int MAX_GROUPS = 50;

  /** Each value of a field comes so many times on average, at least. */
  private static final int MIN_REPEATS = 3;

  private static final int MIN_RECORDS = 10;

  /** Clearly calmer. */
  private static final double MAX_ROUGHNESS = 0.5;

  /** Groups that change less often than at every so many samples are states, one after another. */
  private static final int MAX_RUN = 12;

  /** A state lasts for so many samples on average. */
  private static final int MIN_STATE_RUN = 4;

  private static final double NEARLY = 0.9;
  private static final double MIN_SHARE = 0.1;
  private static final int MIN_SHARE_RECORDS = 3;

  /** Those whose values don't look like values of another format. */
  private static final Set<Format> TEXTS =
      EnumSet.of(
          Format.JSON,
          Format.PROMETHEUS,
          Format.GRAPHITE,
          Format.STATSD,
          Format.NMEA,
          Format.INFLUX,
          Format.TEXT,
          Format.KEY_VALUE,
          Format.CSV);

  private final List<RawRecord> records;
  private final DecodeChoice choice;
  private final Function<DecodeChoice, TopicDecoder> decoders;
  private final RecordView view = new RecordView();
  private final long nowMs;
  private final long deadline = System.nanoTime() + MAX_NANOS;

  private RecordSurveyor(
      List<RawRecord> records,
      DecodeChoice choice,
      Function<DecodeChoice, TopicDecoder> decoders,
      long nowMs) {
    this.records = whole(records);
    this.choice = choice;
    this.decoders = decoders;
    this.nowMs = nowMs;
  }

  /**
   * Examines records.
   *
   * @param records the latest records, oldest first
   * @param choice how the topic is decoded now
   * @param report what its decoder knows
   * @param decoders makes a new decoder of the topic
   * @param nowMs the clock, ms since the epoch
   */
  public static RecordSurvey survey(
      List<RawRecord> records,
      DecodeChoice choice,
      TopicReport report,
      Function<DecodeChoice, TopicDecoder> decoders,
      long nowMs) {
    RecordSurveyor survey = new RecordSurveyor(records, choice, decoders, nowMs);
    if (survey.records.size() < MIN_RECORDS) {
      return RecordSurvey.NONE;
    }
    boolean unknown =
        report.detection().isEmpty() && choice.format().isEmpty() && choice.states().isEmpty();
    List<RecordSurvey.Split> splits = survey.splits(report);
    return new RecordSurvey(
        survey.records.size(),
        splits,
        unknown ? survey.formats() : List.of(),
        survey.times(report),
        survey.states(report, splits));
  }

  /** The newest records whose values are kept in full. */
  private static List<RawRecord> whole(List<RawRecord> records) {
    List<RawRecord> whole = new ArrayList<>();
    long bytes = 0;
    for (RawRecord record : records.reversed()) {
      bytes += record.valueLength();
      if (bytes > MAX_BYTES) {
        break;
      }
      if (record.value().filter(value -> value.length == record.valueLength()).isPresent()) {
        whole.add(record);
      }
    }
    return whole.reversed();
  }

  private List<RecordSurvey.Split> splits(TopicReport report) {
    if (!(choice.grouping() instanceof Grouping.ByFormat)) {
      return List.of();
    }
    Roughness whole = roughness(choice);
    List<Grouping> candidates = new ArrayList<>();
    report.textFields().stream()
        .filter(field -> field.values() >= MIN_GROUPS && field.values() <= MAX_GROUPS)
        .limit(MAX_CANDIDATES)
        .forEach(field -> candidates.add(new Grouping.ByFields(List.of(field.path()))));
    candidates.add(new Grouping.ByKey());
    return candidates.stream()
        .filter(grouping -> isInTime())
        .flatMap(grouping -> split(grouping, whole).stream())
        .sorted(
            Comparator.comparingDouble(RecordSurvey.Split::roughness)
                .thenComparingInt(RecordSurvey.Split::groups))
        .toList();
  }

  private Optional<RecordSurvey.Split> split(Grouping grouping, Roughness whole) {
    Roughness parts = roughness(choice.withGrouping(grouping));
    int groups = parts.groups();
    int samples = parts.steps() + groups;
    boolean few = groups >= MIN_GROUPS && groups <= MAX_GROUPS && groups > whole.groups();
    boolean repeated = samples >= groups * MIN_REPEATS;
    boolean mixed = parts.switches() >= 2 * groups && (long) parts.switches() * MAX_RUN >= samples;
    return few && repeated && mixed && parts.leastBeside(whole) <= MAX_ROUGHNESS
        ? Optional.of(new RecordSurvey.Split(grouping, groups, parts.meanBeside(whole)))
        : Optional.empty();
  }

  /** Of formats that read nearly as many records, the one that says more about them is first. */
  private List<RecordSurvey.FormatShare> formats() {
    List<RecordSurvey.FormatShare> shares = new ArrayList<>();
    for (Format format : TEXTS) {
      int fits = isInTime() ? roughness(choice.withFormat(format)).records() : 0;
      if (fits >= MIN_SHARE_RECORDS && fits >= MIN_SHARE * records.size()) {
        shares.add(new RecordSurvey.FormatShare(format, fits));
      }
    }
    int max = shares.stream().mapToInt(RecordSurvey.FormatShare::records).max().orElse(0);
    shares.removeIf(share -> share.records() < NEARLY * max);
    return shares;
  }

  private List<String> times(TopicReport report) {
    if (!(choice.time() instanceof TimeChoice.OfRecord)) {
      return List.of();
    }
    return report.timeFields().stream()
        .map(TimeField::path)
        .limit(MAX_CANDIDATES)
        .filter(path -> isInTime() && isAnotherClock(path))
        .toList();
  }

  private boolean isAnotherClock(String path) {
    TimeComparison times = new TimeComparison(records.size());
    decode(
        decoders.apply(choice.withTime(new TimeChoice.OfField(path))),
        times,
        record -> times.begin(record.timestampMs()));
    return times.isAnotherClock();
  }

  /** Fields that keep their value for a while; one that tells series apart changes all the time. */
  private List<String> states(TopicReport report, List<RecordSurvey.Split> splits) {
    List<String> apart = splits.stream().flatMap(split -> paths(split.grouping())).toList();
    return report.stateFields().stream()
        .filter(field -> field.values() >= MIN_GROUPS)
        .map(TextField::path)
        .filter(path -> !apart.contains(path) && !choice.states().contains(path))
        .limit(MAX_CANDIDATES)
        .filter(path -> isInTime() && isState(path))
        .toList();
  }

  private static Stream<String> paths(Grouping grouping) {
    return grouping instanceof Grouping.ByFields by ? by.paths().stream() : Stream.empty();
  }

  private boolean isState(String path) {
    return roughness(choice.withStates(List.of(path))).isChangingWithin(path, MIN_STATE_RUN);
  }

  private boolean isInTime() {
    return System.nanoTime() < deadline;
  }

  private Roughness roughness(DecodeChoice tried) {
    TopicDecoder decoder = decoders.apply(tried);
    Roughness roughness = new Roughness(decoder);
    decode(decoder, roughness, record -> roughness.begin());
    return roughness;
  }

  /** Decodes all records; those that can't be decoded, or wait for a schema, are left out. */
  private void decode(TopicDecoder decoder, SampleSink sink, Consumer<RawRecord> next) {
    for (RawRecord record : records) {
      attempt(() -> decoder.look(view(record)));
    }
    for (RawRecord record : records) {
      next.accept(record);
      RecordView seen = view(record);
      attempt(() -> {
        if (decoder.prepare(seen)) {
          decoder.decode(seen, sink);
        }
      });
    }
  }

  /** A decoder that fails on a record has been reported by the reader. */
  private static void attempt(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException | StackOverflowError | LinkageError e) {
      LOG.debug("A record was left out of the survey", e);
    }
  }

  private RecordView view(RawRecord record) {
    view.at(record.partition(), record.offset(), record.timestampMs(), nowMs);
    record.key().ifPresent(key -> view.key(key, 0, key.length));
    record.headers().stream()
        .map(RawRecord.RawHeader::key)
        .filter(SchemaPrefix::isHeader)
        .forEach(view::schemaHeader);
    byte[] value = record.value().orElseThrow();
    return view.value(value, 0, value.length);
  }
}
