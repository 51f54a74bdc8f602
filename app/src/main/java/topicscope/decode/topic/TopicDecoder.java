package topicscope.decode.topic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import topicscope.decode.DecodeOutcome;
import topicscope.decode.DecodedRecord;
import topicscope.decode.FieldRole;
import topicscope.decode.FieldTable;
import topicscope.decode.RecordFields;
import topicscope.decode.RecordView;
import topicscope.decode.RowItems;
import topicscope.decode.SampleSink;
import topicscope.decode.WriterCounter;
import topicscope.decode.choice.DecodeChoice;
import topicscope.decode.choice.FieldPaths;
import topicscope.decode.choice.Grouping;
import topicscope.decode.detect.FormatResolver;
import topicscope.decode.schema.TopicSchemas;
import topicscope.decode.text.InfluxDecoder;
import topicscope.decode.time.TimeChoice;
import topicscope.decode.time.TimeField;
import topicscope.decode.time.TimeFieldDetector;
import topicscope.decode.time.TimeSource;
import topicscope.signal.Series;
import topicscope.signal.StateNames;
import topicscope.signal.TimeUnit;

/**
 * Turns the records of one topic into samples: detects their format from the first ones, decodes
 * them, and assigns each number its series and time.
 *
 * <p>An instance serves one reading and belongs to its thread; {@link #report()} is thread-safe. It
 * never throws because of a record's content. Bounded: {@value
 * topicscope.decode.FieldTable#MAX_FIELDS} fields and as many series; what exceeds that is counted
 * and reported.
 */
public final class TopicDecoder {
  /** Larger values, in bytes, are not decoded. */
  public static final int MAX_BYTES = 1 << 20;

  private static final DecodeOutcome TOO_LARGE = DecodeOutcome.undecodable("larger than 1 MiB");

  private final String topic;
  private final TopicSchemas schemas;
  private final Predicate<String> shown;
  private final int maxSeries;
  private final DecodeChoice choice;
  private final RecordFields fields;
  private final FormatResolver formats;
  private final TimeSource time;
  private final TimeFieldDetector timeFields;
  private final DecodedRecord rows = new DecodedRecord();
  private final SeriesTable series;
  private final StateFields states;
  private final RowItems items;
  private int surveys;
  private volatile boolean severalRows;
  private final WriterCounter rounded = new WriterCounter();
  private final WriterCounter outOfRange = new WriterCounter();

  /** Starts with an unknown format and shows every field. */
  public TopicDecoder(String topic, DecodeChoice choice) {
    this(topic, choice, TopicSchemas.NONE, path -> true);
  }

  /**
   * Starts with an unknown format.
   *
   * @param schemas for formats that need them
   * @param shown which fields are shown at first, by path; others are found but not read
   */
  public TopicDecoder(
      String topic, DecodeChoice choice, TopicSchemas schemas, Predicate<String> shown) {
    this(topic, choice, schemas, shown, SeriesTable.MAX_SERIES);
  }

  /**
   * The same.
   *
   * @param maxSeries the largest number of series, which need memory each
   */
  public TopicDecoder(
      String topic,
      DecodeChoice choice,
      TopicSchemas schemas,
      Predicate<String> shown,
      int maxSeries) {
    this.topic = topic;
    this.maxSeries = maxSeries;
    this.schemas = schemas;
    this.shown = shown;
    this.choice = choice;
    fields =
        new RecordFields(
            new FieldTable(FieldTable.MAX_FIELDS, shown),
            new FieldTable(FieldTable.MAX_FIELDS, path -> isTextNeeded(choice, path)));
    formats = new FormatResolver(topic, choice, schemas, fields);
    time = new TimeSource(choice.time(), fields);
    items = new RowItems(fields);
    timeFields = new TimeFieldDetector(fields.numbers());
    series = new SeriesTable(topic, groups(choice.grouping()), fields, maxSeries);
    states = new StateFields(choice.states(), fields.texts());
  }

  /** A new decoder with the same settings, for a topic that was deleted and created again. */
  public TopicDecoder renewed() {
    return new TopicDecoder(topic, choice, schemas, shown, maxSeries);
  }

  /**
   * Whether it still needs records through {@link #look} before they are decoded: the first ones of
   * each partition.
   */
  public boolean isLooking() {
    return formats.isLooking();
  }

  /** Takes a record to detect the topic's format. Pass all records of a poll, then decode them. */
  public void look(RecordView record) {
    // A larger one is not decoded, and would be examined by all decoders.
    if (record.valueLength() <= MAX_BYTES) {
      formats.look(record);
    }
  }

  /**
   * Decides on the format if there is enough evidence for it. To be called before {@link #decode}.
   *
   * @return whether everything needed to decode the record is available; if not, a schema is being
   *     fetched, and within a bounded time this becomes true
   */
  public boolean prepare(RecordView record) {
    if (record.valueLength() == 0 || record.valueLength() > MAX_BYTES) {
      return true;
    }
    if (formats.settle(record) && choice.grouping() instanceof Grouping.ByFormat) {
      series.groupBy(groups(formats.grouping()));
    }
    return formats.isReady(record);
  }

  /**
   * Decodes one record that is not a tombstone and was prepared.
   *
   * @param sink receives the samples; all of them or none
   */
  public DecodeOutcome decode(RecordView record, SampleSink sink) {
    int length = record.valueLength();
    if (length == 0 || length > MAX_BYTES) {
      return length == 0 ? DecodeOutcome.EMPTY : TOO_LARGE;
    }
    rows.clear();
    DecodeOutcome outcome = formats.decode(record, rows);
    if (rows.isTimed()) {
      emitTimed(record, sink);
    } else if (outcome.kind() == DecodeOutcome.Kind.DECODED) {
      findTimes(record);
      emit(record, sink);
    }
    return states.isEmpty() || outcome.isUndecodable() || !emitStates(record, sink)
        ? outcome
        : DecodeOutcome.DECODED;
  }

  private void findTimes(RecordView record) {
    if (surveys != formats.surveys()) {
      surveys = formats.surveys();
      timeFields.take(formats.numberTimes());
      keepTimeField();
    }
    if (timeFields.hasNew()) {
      timeFields.examine(record, rows, formats.numberPaths(), formats.numberTimes());
      keepTimeField();
    }
  }

  /** Where the schemas of records with an id come from, as a part of a sentence. */
  public String schemaSource() {
    return schemas.registry().name();
  }

  /** The samples left out because there were too many series or fields. Thread-safe. */
  public long leftOut() {
    return series.leftOut() + fields.numbers().leftOut();
  }

  /** The name of the series with that number. */
  public String seriesName(int number) {
    return series.name(number);
  }

  /** The path of the field that the series with that number holds; empty for a bare number. */
  public String seriesField(int number) {
    return series.field(number);
  }

  /** What the samples of the series with that number are, with times held in that unit. */
  public Series.Form seriesForm(int number, TimeUnit times) {
    return series.isOfStates(number)
        ? new Series.Form(Optional.of(states.names()), times, "")
        : new Series.Form(Optional.empty(), times, series.unit(number));
  }

  /** Whether the format was chosen, so that nothing depends on its detection. Thread-safe. */
  public boolean hasChosenFormat() {
    return formats.isChosen();
  }

  /** What is known so far. */
  public TopicReport report() {
    List<TimeField> times = new ArrayList<>(timeFields.found());
    times.addAll(formats.textTimes());
    List<String> notes = new ArrayList<>(formats.notes());
    List<String> quoted = formats.numericTexts();
    List<String> hints = new ArrayList<>(formats.hints());
    if (!choice.numericStrings() && !quoted.isEmpty()) {
      hints.add(
          "there are numbers in quotes, taken as text unless chosen otherwise (--numeric-strings): "
              + quoted.stream()
                  .map(path -> path.isEmpty() ? "the whole value" : path)
                  .collect(Collectors.joining(", ")));
    }
    addNote(notes, fields.numbers().note());
    List<String> missing = missingGroups();
    if (!missing.isEmpty() && fields.numbers().size() > 0) {
      addNote(
          notes,
          "there is no field %s: nothing is grouped by it".formatted(FieldPaths.join(missing)));
    }
    if (series.leftOut() > 0) {
      addNote(
          notes,
          "only the first %,d series are kept; %,d samples of further series were left out"
              .formatted(maxSeries, series.leftOut()));
    }
    if (states.others() > 0) {
      addNote(
          notes,
          "only the first %,d states are kept apart; %,d samples are %s"
              .formatted(StateNames.MAX, states.others(), StateNames.OTHER));
    }
    if (rounded.get() > 0) {
      addNote(
          notes,
          "%,d whole numbers of more than 64 bits were rounded to the nearest double"
              .formatted(rounded.get()));
    }
    if (outOfRange.get() > 0) {
      addNote(
          notes,
          "numbers above 1.8e308, which no double holds, were left out: %,d"
              .formatted(outOfRange.get()));
    }
    notes.addAll(time.notes());
    if (severalRows
        && choice.time() instanceof TimeChoice.OfRecord
        && !times.isEmpty()
        && !fields.numbers().hasRowTimes()) {
      addNote(
          notes,
          "records of several rows are drawn at one instant, although each row has its own time: "
              + times.getFirst().path());
    }
    if (time.missing() > 0) {
      addNote(
          notes,
          "%,d row%s no usable time in %s and got the record's timestamp"
              .formatted(
                  time.missing(), time.missing() == 1 ? " has" : "s have", choice.time().text()));
    }
    return new TopicReport(
        formats.text(),
        formats.detection(),
        times,
        formats.textFields(),
        formats.stateFields(),
        hints,
        notes,
        formats.rawTopic());
  }

  /** The fields to group by that no record has had so far. */
  private List<String> missingGroups() {
    List<String> missing = new ArrayList<>();
    if (choice.grouping() instanceof Grouping.ByFields by) {
      missing.addAll(by.paths());
      missing.remove(InfluxDecoder.TAGS);
      missing.removeIf(
          path -> fields.texts().slotOf(path) >= 0 || fields.numbers().slotOf(path) >= 0);
    }
    return missing;
  }

  private void emit(RecordView record, SampleSink sink) {
    if (rows.leftOut() > 0) {
      fields.numbers().leaveOut(rows.leftOut());
    }
    if (rows.rounded() > 0) {
      rounded.add(rows.rounded());
    }
    if (rows.leftOutOfRange() > 0) {
      outOfRange.add(rows.leftOutOfRange());
    }
    boolean[] drawn = fields.numbers().drawn();
    if (rows.isOneRow()) {
      emit(record, 0, 0, rows.numbers(), drawn, sink);
      return;
    }
    if (rows.isNested()) {
      emitNested(record, drawn, sink);
      return;
    }
    severalRows |= rows.rows() > 1 && rows.numbersEnd(0) > 0;
    int at = 0;
    for (int row = 0; row < rows.rows(); row++) {
      int end = rows.numbersEnd(row);
      emit(record, row, at, end, drawn, sink);
      at = end;
    }
  }

  private void emit(
      RecordView record, int row, int from, int to, boolean[] drawn, SampleSink sink) {
    if (from == to) {
      return;
    }
    long timeMs = time.of(record, rows, row);
    if (time.isFine()) {
      sink.fraction(time.nanos());
    }
    int timeSlot = time.numberSlot();
    int group = series.group(record, rows, row);
    for (int at = from; at < to; at++) {
      int field = rows.field(at);
      if (field != timeSlot && drawn[field] && !series.isPartOfGroup(field)) {
        emit(series.series(group, field), timeMs, at, sink);
      }
    }
  }

  /** Emits rows that have times without a field: of one number each, all of the same field. */
  private void emitTimed(RecordView record, SampleSink sink) {
    for (int row = 0; row < rows.rows(); row++) {
      int number = series.series(series.group(record, rows, row), rows.field(row));
      long timeMs = time.ofTimed(record, rows, row);
      sink.fraction(time.nanos());
      emit(number, timeMs, row, sink);
      if (row == rows.rows() - 1 && rows.rest() > 0 && number != SeriesTable.NONE) {
        sink.rest(number, rows.rest(), rows.restSum());
      }
    }
  }

  private void emitNested(RecordView record, boolean[] drawn, SampleSink sink) {
    time.findFields();
    series.findFields();
    items.read(rows);
    int timeSlot = time.numberSlot();
    int at = 0;
    int last = -1;
    long timeMs = 0;
    int group = 0;
    for (int run = 0; run < rows.rows(); run++) {
      int end = rows.numbersEnd(run);
      int row = rows.rowOf(run);
      for (; at < end; at++) {
        int field = rows.field(at);
        if (field != timeSlot && drawn[field] && !series.isPartOfGroup(field)) {
          if (row != last) {
            timeMs = time.of(record, rows, items, row);
            if (time.isFine()) {
              sink.fraction(time.nanos());
            }
            group = series.group(record, rows, items, row);
            last = row;
          }
          int number = series.series(group, field);
          if (fields.numbers().role(field) == FieldRole.ABOVE_BASE) {
            emitAboveBase(number, timeMs, at, row, sink);
          } else {
            emit(number, timeMs, at, sink);
          }
        }
      }
    }
  }

  /** Emits a value whose base and unit may stand elsewhere in its list. */
  private void emitAboveBase(int number, long timeMs, int at, int row, SampleSink sink) {
    if (fields.texts().hasUnits()) {
      series.findUnit(number, rows, items, row);
    }
    int base =
        fields.numbers().hasBaseValues() ? items.find(row, FieldRole.BASE_VALUE) : RowItems.NONE;
    if (base == RowItems.NONE) {
      emit(number, timeMs, at, sink);
    } else if (number != SeriesTable.NONE) {
      sink.sample(number, timeMs, rows.numberAt(at) + rows.numberAt(items.index(base)));
    }
  }

  /** Emits the states of all rows; false if there is none. */
  private boolean emitStates(RecordView record, SampleSink sink) {
    boolean nested = rows.isNested();
    if (nested) {
      time.findFields();
      series.findFields();
      items.read(rows);
    }
    boolean found = false;
    for (int run = 0; run < rows.rows(); run++) {
      int row = nested ? rows.rowOf(run) : run;
      for (int i = rows.textsEnd(run - 1); i < rows.textsEnd(run); i++) {
        if (states.has(rows.textField(i))) {
          found = true;
          emitState(record, row, i, sink);
        }
      }
    }
    return found;
  }

  private void emitState(RecordView record, int row, int text, SampleSink sink) {
    boolean nested = rows.isNested();
    int group = nested ? series.group(record, rows, items, row) : series.group(record, rows, row);
    int number = series.stateSeries(group, rows.textField(text));
    if (number != SeriesTable.NONE) {
      int state = states.state(rows.textBytes(), rows.textStart(text), rows.textEnd(text));
      long timeMs = nested ? time.of(record, rows, items, row) : time.of(record, rows, row);
      if (time.isFine()) {
        sink.fraction(time.nanos());
      }
      sink.sample(number, timeMs, (long) state);
    }
  }

  private void emit(int number, long timeMs, int at, SampleSink sink) {
    if (number == SeriesTable.NONE) {
      return;
    }
    if (rows.isInteger(at)) {
      sink.sample(number, timeMs, rows.integerAt(at));
    } else if (rows.isUnsigned(at)) {
      sink.unsigned(number, timeMs, rows.integerAt(at));
    } else {
      sink.sample(number, timeMs, rows.numberAt(at));
    }
  }

  /** The field that gives the time must be read, although it is not shown. */
  private void keepTimeField() {
    if (choice.time() instanceof TimeChoice.OfField field) {
      int slot = fields.numbers().slotOf(field.path());
      if (slot >= 0) {
        fields.numbers().want(slot, true);
      }
    }
  }

  private GroupResolver groups(Grouping grouping) {
    return new GroupResolver(grouping, fields, maxSeries);
  }

  private static boolean isTextNeeded(DecodeChoice choice, String path) {
    boolean time = choice.time() instanceof TimeChoice.OfField field && isMeant(field.path(), path);
    boolean group =
        switch (choice.grouping()) {
          case Grouping.ByFields by ->
              by.paths().stream().anyMatch(chosen -> isMeant(chosen, path));
          case Grouping.ByFormat _ -> path.equals(InfluxDecoder.TAGS);
          default -> false;
        };
    return time || group || choice.states().contains(path);
  }

  /** Rows in a list have one path, which may have been chosen as that of a place. */
  private static boolean isMeant(String chosen, String path) {
    return chosen.equals(path) || FieldTable.withoutPlaces(chosen).equals(path);
  }

  private static void addNote(List<String> notes, String note) {
    if (!note.isEmpty()) {
      notes.add(note);
    }
  }
}
