package topicscope.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.ServiceUnavailableResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Supplier;
import topicscope.history.query.ColumnsRequest;
import topicscope.history.query.HeldOffsets;
import topicscope.kafka.read.RawRecord;
import topicscope.signal.Sample;
import topicscope.signal.SampleBuffer;
import topicscope.signal.Series;

/** The endpoints that answer with JSON. They read what the readers have; none reaches Kafka. */
final class RestEndpoints {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int DEFAULT_COLUMNS = 800;

  private final Supplier<List<PageTopic>> topics;
  private final PastColumns past;

  /**
   * @param topics the topics of the page
   * @param past where older columns come from
   */
  RestEndpoints(Supplier<List<PageTopic>> topics, PastColumns past) {
    this.topics = topics;
    this.past = past;
  }

  /** What writes the answer. */
  private interface Answer {
    void write(JsonGenerator json) throws IOException;
  }

  /** All topics, with their states and series. */
  void topics(Context context) throws IOException {
    answer(
        context,
        json -> {
          json.writeBooleanField("history", !past.equals(PastColumns.NONE));
          json.writeArrayFieldStart("topics");
          for (PageTopic topic : topics.get()) {
            json.writeStartObject();
            json.writeStringField("topic", topic.name());
            TopicJson.writeState(json, topic.reading().reader());
            json.writeArrayFieldStart("series");
            for (Series series : topic.reading().series().all()) {
              write(json, series);
            }
            json.writeEndArray();
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  private static void write(JsonGenerator json, Series series) throws IOException {
    json.writeStartObject();
    TopicJson.writeName(json, series);
    json.writeNumberField("samples", series.buffer().appended());
    Optional<Sample> last = series.buffer().sample(series.buffer().appended() - 1);
    if (last.isPresent()) {
      json.writeNumberField("lastMs", last.get().timeMs());
      json.writeFieldName("last");
      SeriesStream.writeValue(json, series, last.get());
    }
    json.writeEndObject();
  }

  /** The state of one topic. */
  void state(Context context) throws IOException {
    PageTopic topic = topic(context);
    answer(
        context,
        json -> {
          json.writeStringField("topic", topic.name());
          TopicJson.writeState(json, topic.reading().reader());
          TopicJson.writeDetails(json, topic.reading().reader());
        });
  }

  /** The latest record of one topic. */
  void last(Context context) throws IOException {
    PageTopic topic = topic(context);
    RawRecord record =
        topic
            .reading()
            .reader()
            .tail()
            .latest()
            .orElseThrow(() -> new NotFoundResponse("no record of this topic has arrived yet"));
    context.contentType("application/json");
    try (JsonGenerator json = JSON.createGenerator(context.outputStream())) {
      RecordJson.write(json, record, topic.reading().series(), RecordJson.Form.EXACT);
    }
  }

  /** The series of one topic in columns of time. */
  void series(Context context) throws IOException {
    PageTopic topic = topic(context);
    Map<String, List<String>> query = context.queryParamMap();
    int count = QueryValues.columns(query, DEFAULT_COLUMNS);
    List<String> names = query.getOrDefault("series", List.of());
    List<Series> series =
        topic.reading().series().all().stream()
            .filter(one -> names.isEmpty() || names.contains(one.name()))
            .toList();
    double to =
        QueryValues.time(query, "to")
            .orElseGet(() -> latest(series).orElse((double) System.currentTimeMillis()) + 1.0);
    double from =
        QueryValues.time(query, "from")
            .orElseGet(() -> Math.min(earliest(series).orElse(0), to - 1));
    if (from >= to) {
      throw new IllegalArgumentException("from must be before to");
    }
    Map<String, List<SeriesColumn>> older = older(topic, series, from, to, count);
    answer(
        context,
        json -> {
          json.writeStringField("topic", topic.name());
          json.writeFieldName("fromMs");
          JsonNumbers.write(json, from);
          json.writeFieldName("toMs");
          JsonNumbers.write(json, to);
          json.writeNumberField("columns", count);
          json.writeArrayFieldStart("series");
          SeriesColumns columns = new SeriesColumns(from, to, count);
          for (Series one : series) {
            json.writeStartObject();
            TopicJson.writeName(json, one);
            write(
                json,
                merged(
                    older.getOrDefault(one.name(), List.of()),
                    columns.of(one.buffer()),
                    (to - from) / count));
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  /** What the history has of the series before what the reading holds. */
  private Map<String, List<SeriesColumn>> older(
      PageTopic topic, List<Series> series, double from, double to, int count) throws IOException {
    Optional<String> id = topic.reading().reader().topicId();
    List<SampleBuffer> buffers = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (Series one : series) {
      OptionalLong earliest = one.buffer().earliestTime();
      if (earliest.isEmpty() || earliest.getAsLong() > from) {
        names.add(one.name());
        buffers.add(one.buffer());
      }
    }
    if (past.equals(PastColumns.NONE) || id.isEmpty() || names.isEmpty()) {
      return Map.of();
    }
    try {
      return past.columns(
          new ColumnsRequest(
              topic.reading().topic(),
              id.get(),
              names,
              from,
              to,
              (to - from) / count,
              HeldOffsets.of(buffers)));
    } catch (IOException e) {
      throw new ServiceUnavailableResponse(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServiceUnavailableResponse("the page is closing");
    }
  }

  /** The column in which both have samples is one. */
  private static List<SeriesColumn> merged(
      List<SeriesColumn> older, List<SeriesColumn> held, double width) {
    List<SeriesColumn> all = new ArrayList<>();
    int next = 0;
    for (SeriesColumn column : older) {
      while (next < held.size() && held.get(next).fromMs() < column.fromMs() - width / 2) {
        all.add(held.get(next++));
      }
      boolean same =
          next < held.size() && Math.abs(held.get(next).fromMs() - column.fromMs()) <= width / 2;
      all.add(same ? column.and(held.get(next++)) : column);
    }
    all.addAll(held.subList(next, held.size()));
    return all;
  }

  private static void write(JsonGenerator json, List<SeriesColumn> columns) throws IOException {
    json.writeArrayFieldStart("timesMs");
    for (SeriesColumn column : columns) {
      JsonNumbers.write(json, Math.rint(column.fromMs() * 1e3) / 1e3);
    }
    json.writeEndArray();
    write(json, "first", columns.stream().map(SeriesColumn::first).toList());
    write(json, "min", columns.stream().map(SeriesColumn::min).toList());
    write(json, "max", columns.stream().map(SeriesColumn::max).toList());
    write(json, "last", columns.stream().map(SeriesColumn::last).toList());
  }

  private static void write(JsonGenerator json, String name, List<Number> values)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (Number value : values) {
      JsonNumbers.write(json, value);
    }
    json.writeEndArray();
  }

  private static OptionalDouble latest(List<Series> series) {
    return series.stream()
        .map(one -> one.buffer().latestTime())
        .filter(OptionalLong::isPresent)
        .mapToDouble(OptionalLong::getAsLong)
        .max();
  }

  private static OptionalDouble earliest(List<Series> series) {
    return series.stream()
        .map(one -> one.buffer().earliestTime())
        .filter(OptionalLong::isPresent)
        .mapToDouble(OptionalLong::getAsLong)
        .min();
  }

  private PageTopic topic(Context context) {
    String name = context.pathParam("topic");
    return topics.get().stream()
        .filter(topic -> topic.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new NotFoundResponse("this page has no such topic"));
  }

  private static void answer(Context context, Answer answer) throws IOException {
    context.contentType("application/json");
    try (JsonGenerator json = JSON.createGenerator(context.outputStream())) {
      json.writeStartObject();
      answer.write(json);
      json.writeEndObject();
    }
  }
}
