package topicscope.cli.fields;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import topicscope.decode.choice.DecodeChoice;
import topicscope.decode.time.TimeChoice;
import topicscope.decode.time.TimeField;
import topicscope.decode.topic.TopicReport;
import topicscope.kafka.read.ReaderCounters;
import topicscope.kafka.read.TopicReader;
import topicscope.kafka.read.UndecodableLog;
import topicscope.reading.Reading;
import topicscope.signal.SampleCopy;
import topicscope.signal.Series;
import topicscope.signal.SeriesStatistics;
import topicscope.signal.StateNames;
import topicscope.signal.StateStatistics;

/**
 * What {@code fields} found in a topic.
 *
 * @param topic the topic
 * @param found format, evidence, fields that can be the time or group series
 * @param choice how the records were to be decoded
 * @param timestampType CreateTime or LogAppendTime; empty if there was no record
 * @param counters the account of the records
 * @param undecodable why some records could not be decoded
 * @param series the series of numbers
 * @param states the series of states
 */
record FieldsReport(
    String topic,
    TopicReport found,
    DecodeChoice choice,
    String timestampType,
    ReaderCounters counters,
    List<UndecodableLog.Entry> undecodable,
    List<SeriesSummary> series,
    List<StateSummary> states) {
  /**
   * One series of states.
   *
   * @param name its name
   * @param last the last state
   * @param states its states, the longest first
   */
  record StateSummary(String name, String last, List<StateStatistics.Share> states) {
    static StateSummary of(Series series, StateNames names) {
      SeriesStatistics figures = series.statistics();
      return new StateSummary(series.name(), names.name(figures.last()), figures.states());
    }
  }

  /**
   * One series of numbers.
   *
   * @param name its name
   * @param count how many samples; of a roll-up, all that are in the intervals held
   * @param min the lowest value, exact for integers
   * @param max the highest value
   * @param last the last value
   * @param unit the unit of the values; empty if none is known
   */
  record SeriesSummary(
      String name,
      long count,
      Number min,
      Number max,
      Number last,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) String unit) {
    static SeriesSummary of(Series series, SampleCopy window) {
      series.buffer().copyLast(Integer.MAX_VALUE, window);
      int min = 0;
      int max = 0;
      for (int i = 1; i < window.size(); i++) {
        min = window.compare(i, min) < 0 ? i : min;
        max = window.compare(i, max) > 0 ? i : max;
      }
      return new SeriesSummary(
          series.name(),
          series.buffer().hasRests() ? series.statistics().count() : series.buffer().appended(),
          window.exact(min),
          window.exact(max),
          window.exact(window.size() - 1),
          series.unit());
    }
  }

  static FieldsReport of(Reading reading) {
    TopicReader reader = reading.reader();
    TopicReport found = reader.report();
    SampleCopy window = new SampleCopy();
    List<SeriesSummary> series = new ArrayList<>();
    List<StateSummary> states = new ArrayList<>();
    for (Series one : reading.series().all()) {
      if (one.states().isPresent()) {
        states.add(StateSummary.of(one, one.states().get()));
      } else if (one.buffer().size() > 0) {
        series.add(SeriesSummary.of(one, window));
      }
    }
    return new FieldsReport(
        reader.topic(),
        found,
        reading.choice(),
        reader.tail().timestampType(),
        reader.counters(),
        reader.undecodable(),
        series,
        states);
  }

  /** The time of the samples, in words. */
  String time() {
    return switch (choice.time()) {
      case TimeChoice.OfRecord _ ->
          timestampType.isEmpty()
              ? "the record's timestamp"
              : "the record's timestamp (" + timestampType + ")";
      case TimeChoice.OfArrival _ -> "when a record arrives here";
      case TimeChoice.OfField field ->
          "the field "
              + field.path()
              + chosenField().map(chosen -> ", " + chosen.unitText()).orElse(", not found");
    };
  }

  /** The unit of the time in the records; empty if the field wasn't found. */
  String timeUnit() {
    return switch (choice.time()) {
      case TimeChoice.OfRecord _, TimeChoice.OfArrival _ -> "ms";
      case TimeChoice.OfField _ -> chosenField().map(TimeField::unit).orElse("");
    };
  }

  private Optional<TimeField> chosenField() {
    return found.timeFields().stream()
        .filter(field -> choice.time().equals(new TimeChoice.OfField(field.path())))
        .findFirst();
  }
}
