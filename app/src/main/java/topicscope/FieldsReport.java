package topicscope;

import java.util.ArrayList;
import java.util.List;
import topicscope.decode.topic.DecodeChoice;
import topicscope.decode.topic.TopicReport;
import topicscope.kafka.RawRecord;
import topicscope.kafka.ReaderCounters;
import topicscope.kafka.TopicReader;
import topicscope.kafka.UndecodableLog;
import topicscope.signal.SampleWindow;
import topicscope.signal.Series;
import topicscope.signal.SeriesSet;

/**
 * What was found in a topic.
 *
 * @param topic the topic
 * @param found format, evidence, fields that could give the time or tell series apart
 * @param choice what was asked for
 * @param timestampType what the records' timestamps mean: CreateTime or LogAppendTime; empty if
 *     there was no record
 * @param counters what became of the records
 * @param undecodable why some could not be decoded
 * @param series the series
 */
record FieldsReport(
    String topic,
    TopicReport found,
    DecodeChoice choice,
    String timestampType,
    ReaderCounters counters,
    List<UndecodableLog.Entry> undecodable,
    List<SeriesSummary> series) {
  /**
   * One series.
   *
   * @param name its name
   * @param count how many samples
   * @param min the lowest value as a person or a program reads it, exact for integers
   * @param max the highest value
   * @param last the last value
   */
  record SeriesSummary(String name, long count, Number min, Number max, Number last) {
    static SeriesSummary of(Series series, SampleWindow window) {
      series.buffer().copyLast(Integer.MAX_VALUE, window);
      int min = 0;
      int max = 0;
      for (int i = 1; i < window.size(); i++) {
        min = compare(window, i, min) < 0 ? i : min;
        max = compare(window, i, max) > 0 ? i : max;
      }
      return new SeriesSummary(
          series.name(),
          series.buffer().appended(),
          value(window, min),
          value(window, max),
          value(window, window.size() - 1));
    }

    private static int compare(SampleWindow window, int one, int other) {
      int byValue = Double.compare(window.value(one), window.value(other));
      return byValue != 0 ? byValue : Long.compare(window.whole(one), window.whole(other));
    }

    private static Number value(SampleWindow window, int index) {
      double value = window.value(index);
      boolean whole = value == Math.rint(value) && Math.abs(value) <= 0x1p63;
      return whole ? (Number) window.whole(index) : (Number) value;
    }
  }

  static FieldsReport of(TopicReader reader, DecodeChoice choice, SeriesSet set) {
    List<RawRecord> tail = reader.tail().records();
    SampleWindow window = new SampleWindow();
    List<SeriesSummary> series = new ArrayList<>();
    for (Series one : set.all()) {
      if (one.buffer().size() > 0) {
        series.add(SeriesSummary.of(one, window));
      }
    }
    return new FieldsReport(
        reader.topic(),
        reader.report(),
        choice,
        tail.isEmpty() ? "" : tail.getLast().timestampType(),
        reader.counters(),
        reader.undecodable(),
        series);
  }

  /** Which time the samples have, in words. */
  String time() {
    return switch (choice.time().text()) {
      case "record" ->
          timestampType.isEmpty()
              ? "the record's timestamp"
              : "the record's timestamp (" + timestampType + ")";
      case "arrival" -> "when a record arrives here";
      default -> choice.time().text();
    };
  }
}
