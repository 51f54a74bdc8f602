package topicscope.producer.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import topicscope.producer.publish.DeliveryListener;
import topicscope.producer.publish.Encoder;
import topicscope.producer.publish.Message;
import topicscope.producer.publish.ValueFormat;
import topicscope.producer.replay.PlayClock;
import topicscope.producer.replay.Row;
import topicscope.producer.replay.RowReader;
import topicscope.producer.report.Limiter;
import topicscope.producer.report.Report;
import topicscope.producer.source.Reading;

/**
 * Replays a recording, each row at its time. A row that can't be read, or has no number for the
 * format, is skipped, counted and reported.
 */
final class ReplayPlayer implements RecordFeed.Contents {
  private static final long TROUBLE_SPACING = Duration.ofSeconds(10).toNanos();

  private static final String VALUE = "value64";
  private static final String KEY = "key64";

  private final Limiter failures = new Limiter(TROUBLE_SPACING);
  private final ReplayPlan plan;
  private final Report report;
  private final Encoder encoder;
  private final PlayClock clock;
  private long played;

  ReplayPlayer(ReplayPlan plan, Report report) {
    this.plan = plan;
    this.report = report;
    encoder = plan.route().format().encoder(plan.route());
    clock = new PlayClock(plan.speed());
  }

  @Override
  public String name() {
    return "replay";
  }

  @Override
  public void feed(RecordFeed feed) throws IOException {
    do {
      clock.beginRound();
      long before = played;
      try (RowReader rows = plan.recording().open()) {
        play(rows, feed);
      }
      if (played == before) {
        return;
      }
    } while (plan.loop() && goesOn(feed));
  }

  private void play(RowReader rows, RecordFeed feed) throws IOException {
    boolean more = true;
    while (more && goesOn(feed)) {
      try {
        Optional<Row> row = rows.next();
        more = row.isPresent();
        if (more) {
          play(row.get(), rows.timeField(), feed);
        }
      } catch (RowReader.BadRowException e) {
        feed.skip("skipped, " + e.getMessage());
      }
    }
  }

  private boolean goesOn(RecordFeed feed) {
    return feed.isOpen() && (plan.count().isEmpty() || played < plan.count().getAsLong());
  }

  private void play(Row row, String timeField, RecordFeed feed) {
    feed.awaitTime(clock.dueAt(row.nanos(), System.nanoTime()));
    if (!feed.isOpen()) {
      return;
    }
    played++;
    if (isRecord(row)) {
      playRecord(row, feed);
      return;
    }
    String name = plan.route().topic();
    Optional<Reading> reading = row.reading(name, timeField, plan.field());
    boolean isJson = plan.route().format() == ValueFormat.JSON;
    if (reading.isEmpty() && !isJson) {
      feed.skip("skipped, line " + row.number() + ": it has no number to send");
      return;
    }
    long timestamp = plan.keepTime() ? row.nanos() / 1_000_000 : System.currentTimeMillis();
    try {
      Optional<byte[]> value =
          isJson ? Optional.of(row.json()) : encode(timestamp, reading.orElseThrow(), feed);
      if (value.isPresent()) {
        feed.publish(withKey(Message.of(timestamp, value.get()), row), listener());
        reading.ifPresent(feed::sent);
      }
    } catch (ArithmeticException e) {
      feed.skip("skipped, line " + row.number() + ": its number doesn't fit the format");
    }
  }

  /**
   * Whether a row is a whole record with its bytes, as {@code topicscope show --records} writes.
   */
  private static boolean isRecord(Row row) {
    boolean bytes = row.fields().containsKey(VALUE) || row.fields().containsKey(KEY);
    return bytes && !row.recordedJson().isEmpty();
  }

  /** Sends the same key, value and headers. */
  private void playRecord(Row row, RecordFeed feed) {
    if (!row.fields().containsKey(VALUE)) {
      feed.skip("skipped, line " + row.number() + ": the record has no value");
      return;
    }
    long timestamp = plan.keepTime() ? row.nanos() / 1_000_000 : System.currentTimeMillis();
    try {
      Message message = Message.of(timestamp, row.bytes(VALUE).orElseThrow());
      message = row.bytes(KEY).map(message::withKey).orElse(message);
      for (Row.Header header : row.headers()) {
        message = message.withHeader(header.key(), header.value().orElse(null));
      }
      feed.publish(message, listener());
    } catch (IllegalArgumentException e) {
      feed.skip("skipped, line " + row.number() + ": its bytes are no Base64");
    }
  }

  /** The record's value; empty if the feed has closed before the encoder was ready. */
  private Optional<byte[]> encode(long timestamp, Reading reading, RecordFeed feed) {
    while (feed.isOpen() && !encoder.isReadyFor(reading)) {
      feed.pause();
    }
    return encoder.isReadyFor(reading)
        ? Optional.of(encoder.encode(timestamp, reading))
        : Optional.empty();
  }

  private Message withKey(Message message, Row row) {
    return plan.keyField()
        .map(field -> row.fields().getOrDefault(field, ""))
        .or(plan.route()::key)
        .map(key -> message.withKey(key.getBytes(StandardCharsets.UTF_8)))
        .orElse(message);
  }

  private DeliveryListener listener() {
    return new DeliveryListener() {
      @Override
      public void failed(String reason) {
        if (failures.pass(System.nanoTime())) {
          report.trouble("a row was not sent: " + reason);
        }
      }
    };
  }
}
