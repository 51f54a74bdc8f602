package topicscope.web;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;
import topicscope.kafka.partition.BacklogProgress;
import topicscope.kafka.partition.StreamMark;
import topicscope.kafka.read.ReaderCounters;
import topicscope.kafka.read.TopicReader;
import topicscope.kafka.read.UndecodableLog;
import topicscope.signal.Series;

/** A topic being read, as JSON. Names are stable. */
final class TopicJson {
  private TopicJson() {}

  /** Writes the state of a reader and the account of its records, as fields of an object. */
  static void writeState(JsonGenerator json, TopicReader reader) throws IOException {
    json.writeStringField("state", reader.state().kind().name());
    json.writeStringField("cause", reader.state().cause());
    json.writeNumberField("sinceMs", reader.state().since().toEpochMilli());
    ReaderCounters counters = reader.counters();
    json.writeNumberField("received", counters.received());
    json.writeNumberField("decoded", counters.decoded());
    json.writeNumberField("undecodable", counters.undecodable());
    json.writeNumberField("tombstones", counters.tombstones());
    json.writeNumberField("withoutNumber", counters.withoutNumber());
    json.writeStringField("account", counters.summary());
    json.writeNumberField("lag", reader.lag());
    Optional<BacklogProgress> loading = reader.loading();
    if (loading.isPresent()) {
      json.writeNumberField("loaded", loading.get().fraction());
    }
  }

  /** Writes what else there is to say about a reader. */
  static void writeDetails(JsonGenerator json, TopicReader reader) throws IOException {
    json.writeNumberField("expired", reader.expired());
    json.writeStringField("format", reader.report().format());
    json.writeArrayFieldStart("undecodableReasons");
    for (UndecodableLog.Entry entry : reader.undecodable()) {
      json.writeStartObject();
      json.writeStringField("reason", entry.reason());
      json.writeNumberField("count", entry.count());
      json.writeStringField("first", entry.firstPlace());
      json.writeStringField("last", entry.lastPlace());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("marks");
    for (StreamMark mark : reader.marks()) {
      json.writeStartObject();
      json.writeStringField("kind", mark.kind().name());
      json.writeStringField("text", mark.text());
      json.writeNumberField("seenMs", mark.seenAt().toEpochMilli());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Writes what a series is, as fields of an object. */
  static void writeName(JsonGenerator json, Series series) throws IOException {
    json.writeStringField("name", series.name());
    json.writeStringField("unit", series.unit());
    if (series.states().isPresent()) {
      json.writeArrayFieldStart("states");
      for (String state : series.states().get().all()) {
        json.writeString(state);
      }
      json.writeEndArray();
    }
  }
}
