package topicscope.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import topicscope.kafka.client.ReaderState;
import topicscope.kafka.partition.BacklogProgress;
import topicscope.kafka.read.RawRecord;
import topicscope.kafka.read.ReaderCounters;
import topicscope.kafka.read.TopicReader;
import topicscope.signal.Series;

/**
 * One topic as one view shows it, as a stream of messages: each follows on the one before it, and
 * all clients with this view get the same bytes. A client that has missed one gets all that is
 * visible, made once for all such clients.
 *
 * <p>Owned by the push thread.
 */
final class TopicStream {
  /** How many series of a topic a page gets; it says how many there are. */
  static final int MAX_SERIES = 64;

  private static final long RECORD_NANOS = 250_000_000;
  private static final JsonFactory JSON = new JsonFactory();

  private final PageTopic topic;
  private final PageView view;
  private final PointWriter points = new PointWriter();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private List<Series> all = List.of();
  private List<SeriesStream> streams = new ArrayList<>();
  private Seen seen = Seen.NOTHING;
  private long recordAt = System.nanoTime() - RECORD_NANOS;
  private long recordVersion = -1;
  private int named;

  /** Unlike those of an earlier stream of the same topic. */
  private long version = System.currentTimeMillis() * 1_000;

  private Optional<byte[]> news = Optional.empty();
  private Optional<byte[]> whole = Optional.empty();

  /** What of a reader the last message told. */
  private record Seen(
      Optional<ReaderState> state,
      ReaderCounters counters,
      long lag,
      Optional<BacklogProgress> loading,
      long series) {
    static final Seen NOTHING =
        new Seen(Optional.empty(), ReaderCounters.NONE, 0, Optional.empty(), -1);

    static Seen of(PageTopic topic) {
      TopicReader reader = topic.reading().reader();
      return new Seen(
          Optional.of(reader.state()),
          reader.counters(),
          reader.lag(),
          reader.loading(),
          topic.reading().series().version());
    }
  }

  TopicStream(PageTopic topic, PageView view) {
    this.topic = topic;
    this.view = view;
  }

  /** The topic's name on the page. */
  String name() {
    return topic.name();
  }

  /** Whether there is something new to tell. */
  boolean hasNews() {
    return !Seen.of(topic).equals(seen) || isRecordDue();
  }

  /** Goes on to the next version if there is something new. */
  void advance() throws IOException {
    Seen now = Seen.of(topic);
    news = Optional.empty();
    if (now.equals(seen) && !isRecordDue()) {
      return;
    }
    seen = now;
    whole = Optional.empty();
    version++;
    boolean follows = followSeries();
    List<SeriesStream> changed = streams.stream().filter(SeriesStream::begin).toList();
    if (follows) {
      news = Optional.of(message(false, changed));
    } else {
      // Nobody can go on from the version before.
      version++;
    }
    named = streams.size();
  }

  /** Takes up new series; false if old ones have gone. */
  private boolean followSeries() {
    List<Series> now = topic.reading().series().all();
    boolean follows = now.size() >= all.size() && now.subList(0, all.size()).equals(all);
    if (!follows) {
      streams = new ArrayList<>();
      named = 0;
    }
    all = now;
    for (int i = streams.size(); i < Math.min(now.size(), MAX_SERIES); i++) {
      streams.add(new SeriesStream(now.get(i), view));
    }
    return follows;
  }

  long version() {
    return version;
  }

  /** The message that leads from the version before to this one, if this version has just begun. */
  Optional<byte[]> news() {
    return news;
  }

  /** The message that tells everything. */
  byte[] whole() throws IOException {
    if (whole.isEmpty()) {
      whole = Optional.of(message(true, streams));
    }
    return whole.get();
  }

  private byte[] message(boolean everything, List<SeriesStream> told) throws IOException {
    bytes.reset();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("topic", topic.name());
      json.writeNumberField("version", version);
      json.writeBooleanField("whole", everything);
      TopicJson.writeState(json, topic.reading().reader());
      json.writeNumberField("seriesCount", all.size());
      json.writeArrayFieldStart("series");
      double end = end();
      for (SeriesStream series : told) {
        int id = streams.indexOf(series);
        json.writeStartObject();
        json.writeNumberField("id", id);
        if (everything || id >= named) {
          TopicJson.writeName(json, series.series());
        }
        series.writeLast(json);
        if (everything) {
          series.writeAll(json, points, end);
        } else {
          series.writeNew(json, points);
        }
        json.writeEndObject();
      }
      json.writeEndArray();
      writeRecord(json, everything);
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  /** Whether the next message has the latest record; not every one has, since it may be large. */
  private boolean isRecordDue() {
    return topic.reading().reader().tail().version() != recordVersion
        && System.nanoTime() - recordAt >= RECORD_NANOS;
  }

  private void writeRecord(JsonGenerator json, boolean everything) throws IOException {
    if (!everything && !isRecordDue()) {
      return;
    }
    if (!everything) {
      recordVersion = topic.reading().reader().tail().version();
      recordAt = System.nanoTime();
    }
    Optional<RawRecord> latest = topic.reading().reader().tail().latest();
    if (latest.isPresent()) {
      json.writeFieldName("record");
      RecordJson.write(json, latest.get(), topic.reading().series(), RecordJson.Form.READABLE);
    }
  }

  /** The end of the view: the present, or the newest sample if there is none of late. */
  private double end() {
    long now = System.currentTimeMillis();
    return streams.stream()
        .mapToLong(stream -> stream.series().buffer().latestTime().orElse(0))
        .map(latest -> Math.min(latest, now))
        .max()
        .orElse(now);
  }
}
