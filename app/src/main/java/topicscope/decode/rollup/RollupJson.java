package topicscope.decode.rollup;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Optional;

/** Writes and reads the records of a roll-up, which are JSON. Thread-safe. */
public final class RollupJson {
  private static final byte[] BEGIN = "{\"rollup\":".getBytes(UTF_8);
  private static final JsonFactory JSON = new JsonFactory();
  private static final int NANOS_PER_MS = 1_000_000;

  /** Of a time's digits after the point, of which six count. */
  private static final int MAX_DIGITS = 20;

  private RollupJson() {}

  /** Whether a value begins as all records of a roll-up do. */
  public static boolean isRollup(byte[] bytes, int offset, int length) {
    if (length <= BEGIN.length) {
      return false;
    }
    for (int i = 0; i < BEGIN.length; i++) {
      if (bytes[offset + i] != BEGIN[i]) {
        return false;
      }
    }
    return true;
  }

  /** The record's value. */
  public static byte[] write(RollupMessage message) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(320);
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeNumberField("rollup", RollupMessage.VERSION);
      switch (message) {
        case Partial partial -> write(partial, json);
        case Account account -> write(account, json);
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void write(Partial partial, JsonGenerator json) throws IOException {
    json.writeStringField("topic", partial.topic());
    json.writeNumberField("partition", partial.partition());
    json.writeStringField("series", partial.series());
    if (!partial.unit().isEmpty()) {
      json.writeStringField("unit", partial.unit());
    }
    json.writeNumberField("start", partial.startMs());
    json.writeNumberField("interval", partial.intervalMs());
    json.writeNumberField("count", partial.count());
    if (Double.isFinite(partial.sum())) {
      json.writeNumberField("sum", partial.sum());
      json.writeNumberField("sumLow", partial.sumLow());
    }
    write("min", partial.min(), json);
    write("max", partial.max(), json);
    write("first", partial.first(), json);
    write("last", partial.last(), json);
  }

  private static void write(String name, Partial.Point point, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(name);
    json.writeNumber(point.value());
    if (point.nanos() == 0) {
      json.writeNumber(point.timeMs());
    } else {
      json.writeNumber("%d.%06d".formatted(point.timeMs(), point.nanos()));
    }
    json.writeNumber(point.offset());
    json.writeEndArray();
  }

  private static void write(Account account, JsonGenerator json) throws IOException {
    json.writeStringField("topic", account.topic());
    json.writeNumberField("partition", account.partition());
    json.writeNumberField("interval", account.intervalMs());
    json.writeObjectFieldStart("account");
    json.writeNumberField("from", account.from());
    json.writeNumberField("to", account.to());
    json.writeNumberField("gaps", account.gaps());
    json.writeNumberField("received", account.received());
    json.writeNumberField("decoded", account.decoded());
    json.writeNumberField("undecodable", account.undecodable());
    json.writeNumberField("tombstones", account.tombstones());
    json.writeNumberField("withoutNumber", account.withoutNumber());
    json.writeNumberField("samples", account.samples());
    json.writeNumberField("leftOut", account.leftOut());
    json.writeEndObject();
  }

  /**
   * What a record's value says; empty if it is no record of a roll-up.
   *
   * @throws IOException if it begins like one and is broken or of another version; the message is
   *     for the user
   */
  public static Optional<RollupMessage> read(byte[] bytes, int offset, int length)
      throws IOException {
    if (!isRollup(bytes, offset, length)) {
      return Optional.empty();
    }
    try (JsonParser json = JSON.createParser(bytes, offset, length)) {
      return Optional.of(new Reader(json).message());
    } catch (NumberFormatException e) {
      // An exponent that no number has.
      throw Reader.broken(e);
    }
  }

  /** Reads one object. Names that it doesn't know are passed over. */
  private static final class Reader {
    private final JsonParser json;
    private String topic = "";
    private int partition = -1;
    private String series = "";
    private String unit = "";
    private long start = -1;
    private long interval;
    private long count;
    private double sum = Double.NaN;
    private double sumLow;
    private Optional<Partial.Point> min = Optional.empty();
    private Optional<Partial.Point> max = Optional.empty();
    private Optional<Partial.Point> first = Optional.empty();
    private Optional<Partial.Point> last = Optional.empty();
    private boolean account;
    private final long[] figures = new long[9];

    Reader(JsonParser json) {
      this.json = json;
    }

    RollupMessage message() throws IOException {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        field(name);
      }
      if (json.currentToken() != JsonToken.END_OBJECT || interval < 1 || partition < 0) {
        throw broken();
      }
      if (account) {
        return new Account(
            topic,
            partition,
            interval,
            figures[0],
            figures[1],
            figures[2],
            figures[3],
            figures[4],
            figures[5],
            figures[6],
            figures[7],
            figures[8]);
      }
      if (count < 1 || min.isEmpty() || max.isEmpty() || first.isEmpty() || last.isEmpty()) {
        throw broken();
      }
      return new Partial(
          topic,
          partition,
          series,
          unit,
          start,
          interval,
          count,
          sum,
          sumLow,
          min.get(),
          max.get(),
          first.get(),
          last.get());
    }

    private void field(String name) throws IOException {
      switch (name) {
        case "rollup" -> {
          if (json.getIntValue() != RollupMessage.VERSION) {
            throw new IOException(
                "a roll-up in format %s; this program reads format %d"
                    .formatted(json.getText(), RollupMessage.VERSION));
          }
        }
        case "topic" -> topic = json.getText();
        case "partition" -> partition = json.getIntValue();
        case "series" -> series = json.getText();
        case "unit" -> unit = json.getText();
        case "start" -> start = json.getLongValue();
        case "interval" -> interval = json.getLongValue();
        case "count" -> count = json.getLongValue();
        case "sum" -> sum = json.getDoubleValue();
        case "sumLow" -> sumLow = json.getDoubleValue();
        case "min" -> min = Optional.of(point());
        case "max" -> max = Optional.of(point());
        case "first" -> first = Optional.of(point());
        case "last" -> last = Optional.of(point());
        case "account" -> account();
        default -> json.skipChildren();
      }
    }

    private Partial.Point point() throws IOException {
      if (json.currentToken() != JsonToken.START_ARRAY) {
        throw broken();
      }
      json.nextToken();
      double value = json.getDoubleValue();
      JsonToken form = json.nextToken();
      long ms;
      int nanos = 0;
      if (form == JsonToken.VALUE_NUMBER_FLOAT) {
        BigDecimal exact = json.getDecimalValue();
        if (exact.scale() < 0 || exact.scale() > MAX_DIGITS || exact.signum() < 0) {
          throw broken();
        }
        ms = exact.longValue();
        nanos = exact.subtract(BigDecimal.valueOf(ms)).movePointRight(6).intValue() % NANOS_PER_MS;
      } else {
        ms = json.getLongValue();
      }
      json.nextToken();
      long offset = json.getLongValue();
      if (json.nextToken() != JsonToken.END_ARRAY) {
        throw broken();
      }
      return new Partial.Point(value, ms, nanos, offset);
    }

    private void account() throws IOException {
      account = true;
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        int at =
            switch (name) {
              case "from" -> 0;
              case "to" -> 1;
              case "received" -> 2;
              case "decoded" -> 3;
              case "undecodable" -> 4;
              case "tombstones" -> 5;
              case "withoutNumber" -> 6;
              case "samples" -> 7;
              case "leftOut" -> 8;
              default -> -1;
            };
        if (at >= 0) {
          figures[at] = json.getLongValue();
        } else {
          json.skipChildren();
        }
      }
    }

    private static IOException broken() {
      return new IOException("a broken record of a roll-up");
    }

    private static IOException broken(RuntimeException cause) {
      return new IOException("a broken record of a roll-up", cause);
    }
  }
}
