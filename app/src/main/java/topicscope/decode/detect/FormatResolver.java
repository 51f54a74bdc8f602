package topicscope.decode.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import topicscope.decode.DecodeOutcome;
import topicscope.decode.DecodedRecord;
import topicscope.decode.RecordFields;
import topicscope.decode.RecordView;
import topicscope.decode.WaitBudget;
import topicscope.decode.choice.DecodeChoice;
import topicscope.decode.choice.Format;
import topicscope.decode.choice.Grouping;
import topicscope.decode.number.TextNumberDecoder;
import topicscope.decode.rollup.RawTopic;
import topicscope.decode.schema.GivenSchema;
import topicscope.decode.schema.TopicSchemas;
import topicscope.decode.text.InfluxDecoder;
import topicscope.decode.time.TimeField;

/**
 * The format of a topic's values: the chosen one, or the one detected from the first values of each
 * partition, and others that appear later.
 *
 * <p>It decides on the first values and again as more arrive, until it has seen enough. Owned by
 * the reading thread; any thread may read the result.
 */
public final class FormatResolver {
  private static final String NONE = "no known format";
  private static final String TEXT = "text without numbers";

  private static final DecodeOutcome NO_FORMAT = DecodeOutcome.undecodable(NONE);
  private static final DecodeOutcome NO_NUMBER = DecodeOutcome.undecodable(TEXT);
  private static final int MAX_LOOKS = 5_000;
  private static final int MAX_NOTES = 20;

  private final String topic;
  private final Optional<Format> chosen;
  private final RecordFields fields;
  private final DecoderFactory decoders;
  private final FormatDetector detector;
  private final DecoderChain chain;
  private final ValueOpener opener = new ValueOpener();
  private final FormatChangeDetector changes = new FormatChangeDetector();
  private final Set<Format> reported = EnumSet.noneOf(Format.class);
  private SampleRecords samples = new SampleRecords();
  private boolean awaitingSchema;
  private int looks;
  private int decidedOn;
  private boolean undecided;
  private boolean asking;
  private final WaitBudget waiting = new WaitBudget();

  private volatile Optional<DetectedFormat> detection = Optional.empty();
  private volatile Optional<DetectedFormat> chosenFit = Optional.empty();
  private volatile List<String> numericTexts = List.of();
  private volatile List<TextField> textFields = List.of();
  private volatile List<TextField> stateFields = List.of();
  private volatile List<TimeField> textTimes = List.of();
  private List<TimeField> numberTimes = List.of();
  private List<String> numberPaths = List.of();
  private Optional<FieldSurvey> survey = Optional.empty();
  private int surveys;
  private volatile Optional<String> hint = Optional.empty();
  private volatile DecodeOutcome unknown = NO_FORMAT;
  private String schemaHeader = "";
  private volatile List<String> reading = List.of();
  private volatile TextEncoding encoding = TextEncoding.PLAIN;
  private final RecordView inUtf8 = new RecordView();
  private volatile List<String> notes = List.of();

  public FormatResolver(
      String topic, DecodeChoice choice, TopicSchemas schemas, RecordFields fields) {
    this.topic = topic;
    this.fields = fields;
    chosen = choice.format().or(() -> schemas.given().map(FormatResolver::formatOf));
    decoders = new DecoderFactory(choice.numericStrings(), schemas);
    detector = new FormatDetector(decoders);
    chain = new DecoderChain(decoders, fields);
    chosen.ifPresent(chain::use);
  }

  public boolean isLooking() {
    return looks < MAX_LOOKS;
  }

  public void look(RecordView record) {
    looks++;
    samples.add(opener.examine(record));
    schemaHeader = schemaHeader.isEmpty() ? record.schemaHeader() : schemaHeader;
    undecided = true;
  }

  /** Decides if there are enough values; true if the format has changed. */
  public boolean settle(RecordView record) {
    if (looks == 0) {
      look(record);
    }
    if (!undecided) {
      return false;
    }
    int seen = samples.values().size();
    if (seen == 0 || seen < decidedOn * 2) {
      undecided = false;
      return false;
    }
    // With a registry's answer, an id differs from other bytes that begin with 0.
    asking = chosen.isEmpty() && detector.isAsking(samples.values()) && waiting.mayWait();
    if (asking) {
      return false;
    }
    waiting.stop();
    undecided = false;
    decidedOn = seen;
    return decide();
  }

  private boolean decide() {
    Optional<Format> before = format();
    encoding = TextEncoding.of(samples.values());
    List<byte[]> values = encoding.converted(samples.values());
    Optional<DetectedFormat> found = detector.detect(values).filter(this::isPossible);
    // More records may show that what looked like a schema's id is none.
    detection = found.or(() -> detection.filter(last -> !isWithoutSchema(last)));
    hint = Optional.empty();
    if (detection.isEmpty()) {
      hint = ReadingHints.ofNone(values);
      unknown = name(values);
    }
    Optional<Format> now = format();
    chosenFit = chosen.map(format -> detector.evaluate(format, values));
    now.ifPresent(format -> survey(format, values));
    if (now.isEmpty() && FormatDetector.isText(values)) {
      surveyText(values);
    }
    if (chosen.isEmpty() && !now.equals(before)) {
      chain.clear();
      now.ifPresent(chain::add);
      if (before.isPresent()) {
        detection.ifPresent(decided -> note("the format changes: " + decided.text()));
      }
    }
    detection.filter(main -> chosen.isEmpty()).ifPresent(main -> addOther(main, values));
    awaitingSchema = detection.filter(FormatResolver::isWithoutSchema).isPresent();
    if (!isLooking() && !awaitingSchema) {
      samples = new SampleRecords();
    }
    return !now.equals(before);
  }

  /** Looks for another format among the first values, so that none of its records is lost. */
  private void addOther(DetectedFormat main, List<byte[]> values) {
    if (main.fits() == main.total() || main.format().binary().isPresent()) {
      return;
    }
    List<byte[]> others = detector.others(main.format(), values);
    if (!FormatChangeDetector.isChange(others.size(), main.fits())) {
      return;
    }
    detector
        .detect(others)
        .filter(this::isPossible)
        .filter(found -> !chain.has(found.format()))
        .ifPresent(found -> {
          chain.add(found.format());
          chain.add(main.format());
          note("some records have another format: " + found.text());
        });
  }

  /**
   * Whether everything needed to decode the record is available; to be called once it has settled.
   */
  public boolean isReady(RecordView record) {
    if (asking || !chain.mayWait()) {
      return !asking;
    }
    RecordView inner = opener.open(record);
    return chain.isReady(inner.value(), inner.valueOffset(), inner.valueLength());
  }

  public DecodeOutcome decode(RecordView closed, DecodedRecord rows) {
    RecordView opened = opener.open(closed);
    RecordView record = encoding.isOther() ? inUtf8(opened) : opened;
    chain.partition(record.partition());
    DecodeOutcome outcome =
        chain.isEmpty()
            ? without(record)
            : chain.decode(record.value(), record.valueOffset(), record.valueLength(), rows);
    if (!outcome.isUndecodable()) {
      if (survey.isPresent() && survey.get().isDue()) {
        survey.get().add(record);
        publish(survey.get().found());
      }
      changes.decoded();
      if (awaitingSchema) {
        // Now that the schema is available, the examined values tell more.
        decide();
        awaitingSchema = false;
      }
    } else if (changes.add(record)) {
      searchAnother(record);
    }
    return outcome;
  }

  private RecordView inUtf8(RecordView record) {
    int from = record.valueOffset();
    byte[] value = Arrays.copyOfRange(record.value(), from, from + record.valueLength());
    byte[] text = encoding.converted(value);
    return inUtf8
        .at(record.partition(), record.offset(), record.timestampMs(), record.arrivalMs())
        .value(text, 0, text.length);
  }

  private DecodeOutcome without(RecordView record) {
    int from = record.valueOffset();
    boolean words = Plausibility.isWords(record.value(), from, from + record.valueLength());
    return words ? NO_NUMBER : unknown.equals(NO_NUMBER) ? NO_FORMAT : unknown;
  }

  /** What the values are, although none of them is decoded. */
  private DecodeOutcome name(List<byte[]> values) {
    if (values.stream().allMatch(value -> Plausibility.isWords(value, 0, value.length))) {
      return NO_NUMBER;
    }
    String header =
        schemaHeader.isEmpty()
            ? null
            : "values whose schema is named in the header "
                + schemaHeader
                + ": give it with --schema FILE";
    return InternalTopics.name(topic)
        .or(() -> Optional.ofNullable(header))
        .or(() -> detector.nearly(values))
        .or(() -> KnownBytes.name(values))
        .map(DecodeOutcome::undecodable)
        .orElse(NO_FORMAT);
  }

  /** Whether the values may have that format: behind a schema's header only JSON is plain. */
  private boolean isPossible(DetectedFormat found) {
    return InternalTopics.name(topic).isEmpty()
        && (schemaHeader.isEmpty() || found.format() == Format.JSON);
  }

  /** The grouping that the format suggests. */
  public Grouping grouping() {
    boolean tags = format().filter(Format::hasTags).isPresent();
    return tags ? new Grouping.ByFields(List.of(InfluxDecoder.TAGS)) : new Grouping.ByFormat();
  }

  public Optional<DetectedFormat> detection() {
    return detection;
  }

  public List<TextField> textFields() {
    return textFields;
  }

  /** Text fields of few values, which can be shown as states. */
  public List<TextField> stateFields() {
    return stateFields;
  }

  public List<TimeField> textTimes() {
    return textTimes;
  }

  /** The numeric fields that are times; for the reading thread. */
  public List<TimeField> numberTimes() {
    return numberTimes;
  }

  /** The numeric fields that were sampled; for the reading thread. */
  public List<String> numberPaths() {
    return numberPaths;
  }

  /** How many times the sampled fields were judged; for the reading thread. */
  public int surveys() {
    return surveys;
  }

  /** Text fields that hold numbers in quotes. */
  public List<String> numericTexts() {
    return numericTexts;
  }

  /** What the user might choose, as nothing was detected, or as the values allow two readings. */
  public List<String> hints() {
    List<String> hints = new ArrayList<>(reading);
    // Values that come again and again are words rather than binary numbers.
    if (chosen.isEmpty() && stateFields.isEmpty()) {
      hint.ifPresent(hints::add);
    }
    return hints;
  }

  public List<String> notes() {
    List<String> all = new ArrayList<>(notes);
    all.addAll(decoders.listNotes());
    return all;
  }

  /** What the topic was made of, if it is a roll-up of another. Thread-safe. */
  public Optional<RawTopic> rawTopic() {
    return format()
        .filter(format -> format == Format.ROLLUP)
        .map(format -> decoders.rawTopic())
        .filter(raw -> !raw.equals(RawTopic.NONE));
  }

  /** Whether the format was chosen. Thread-safe. */
  public boolean isChosen() {
    return chosen.isPresent();
  }

  /** The format and the reasons for it. */
  public String text() {
    if (chosen.isEmpty()) {
      String inside = opener.kind().map(kind -> ", in " + kind).orElse("");
      return detection
          .map(found -> found.text() + inside + encoding.note())
          .orElse(unknown.reason());
    }
    Format format = chosen.get();
    String fit = chosenFit.map(DetectedFormat::text).orElse(format.label());
    String found =
        detection
            .filter(other -> other.format() != format)
            .map(other -> "; they look like " + other.text())
            .orElse("");
    return fit + encoding.note() + ", as chosen" + found;
  }

  private static boolean isWithoutSchema(DetectedFormat found) {
    return found.format() == Format.REGISTRY && found.numericFields() == 0;
  }

  private static Format formatOf(GivenSchema given) {
    return switch (given) {
      case GivenSchema.Avro _ -> Format.AVRO;
      case GivenSchema.Protobuf _ -> Format.PROTOBUF;
    };
  }

  private Optional<Format> format() {
    return chosen.or(() -> detection.map(DetectedFormat::format));
  }

  private void survey(Format format, List<byte[]> values) {
    if (format == Format.ROLLUP) {
      // What its fields mean is known: there is nothing to choose.
      survey = Optional.empty();
      reading = List.of();
      publish(new TextFieldDetector(decoders, format, Map.of()));
      return;
    }
    NotationSurvey notations = new NotationSurvey(decoders, format, values);
    fields.texts().declareNotations(notations.notations(chosen.isPresent()));
    reading = ReadingHints.of(decoders, format, values, notations, chosen.isEmpty());
    FieldSurvey next =
        new FieldSurvey(new TextFieldDetector(decoders, format, notations.notations(true)), fields);
    next.addAll(values, samples.times());
    survey = Optional.of(next);
    publish(next.found());
  }

  private void publish(TextFieldDetector found) {
    textFields = found.fields();
    stateFields = found.stateFields();
    textTimes = found.times();
    numericTexts = found.numericTexts();
    numberTimes = found.numberTimes();
    numberPaths = found.numberPaths();
    surveys++;
  }

  /** Values that are nothing but text can be shown as states. */
  private void surveyText(List<byte[]> values) {
    survey(Format.TEXT, values);
    int slot = fields.texts().slot(TextNumberDecoder.BARE_TEXT);
    if (chain.isEmpty() && slot >= 0 && fields.texts().wanted()[slot]) {
      chain.add(Format.TEXT);
    }
  }

  private void searchAnother(RecordView record) {
    Optional<DetectedFormat> other =
        detector
            .detect(changes.samples())
            .filter(this::isPossible)
            .filter(found -> !chain.has(found.format()));
    if (other.isEmpty()) {
      changes.searchLater();
      return;
    }
    DetectedFormat found = other.get();
    String place = topic + "-" + record.partition() + "@" + record.offset();
    if (chosen.isPresent()) {
      changes.searchLater();
      if (reported.add(found.format())) {
        note(
            "records that can't be decoded as chosen look like: "
                + found.text()
                + " up to "
                + place);
      }
    } else {
      changes.solved();
      chain.add(found.format());
      note("the format changes: " + found.text() + " up to " + place);
      if (detection.isEmpty()) {
        detection = other;
        survey(found.format(), encoding.converted(samples.values()));
      }
    }
  }

  private void note(String note) {
    if (notes.size() < MAX_NOTES) {
      List<String> more = new ArrayList<>(notes);
      more.add(note);
      notes = List.copyOf(more);
    }
  }
}
