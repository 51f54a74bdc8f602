package topicscope.producer.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import topicscope.platform.TerminalText;
import topicscope.producer.publish.Totals;
import topicscope.producer.source.Field;
import topicscope.producer.source.Reading;

/**
 * Prints one JSON object per line, for scripts. {@code event} is {@code starting}, {@code
 * connected}, {@code waiting}, {@code gave-up}, {@code trouble}, {@code progress}, {@code
 * acknowledged}, {@code so-far} or {@code total}. Troubles have a {@code message}; progress and
 * totals have the account of one source.
 */
public final class JsonReport implements Report {
  private final JsonFactory json = new JsonFactory();
  private final PrintStream out;
  private final boolean progressToo;

  /**
   * Prints to this stream.
   *
   * @param progressToo false to leave out progress
   */
  public JsonReport(PrintStream out, boolean progressToo) {
    this.out = out;
    this.progressToo = progressToo;
  }

  @Override
  public void starting(String what) {
    message("starting", what);
  }

  @Override
  public void connected() {
    line("connected", _ -> {});
  }

  @Override
  public void waiting(String cause) {
    message("waiting", cause);
  }

  @Override
  public void gaveUp(String cause) {
    message("gave-up", cause);
  }

  @Override
  public void trouble(String what) {
    message("trouble", what);
  }

  @Override
  public void acknowledged(String topic, int partition, long offset) {
    line(
        "acknowledged",
        line -> {
          line.writeStringField("topic", topic);
          line.writeNumberField("partition", partition);
          line.writeNumberField("offset", offset);
        });
  }

  @Override
  public void progress(List<SourceState> states) {
    if (progressToo) {
      states.forEach(state -> line("progress", line -> write(state, line)));
    }
  }

  @Override
  public void totals(List<SourceState> states, boolean atEnd) {
    states.forEach(state -> line(atEnd ? "total" : "so-far", line -> write(state, line)));
  }

  private void message(String event, String text) {
    line(event, line -> line.writeStringField("message", text));
  }

  private synchronized void line(String event, Content content) {
    StringWriter text = new StringWriter();
    try (JsonGenerator line = json.createGenerator(text)) {
      line.writeStartObject();
      line.writeStringField("event", event);
      line.writeStringField("time", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
      content.write(line);
      line.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    out.println(TerminalText.escapeJson(text.toString()));
    out.flush();
  }

  private static void write(SourceState state, JsonGenerator line) throws IOException {
    Totals totals = state.totals();
    line.writeStringField("source", state.source());
    line.writeStringField("topic", state.topic());
    line.writeNumberField("made", totals.made());
    line.writeNumberField("acknowledged", totals.acknowledged());
    line.writeNumberField("failed", totals.failedCount());
    line.writeObjectFieldStart("failedBy");
    for (Map.Entry<String, Long> reason : new TreeMap<>(totals.failed()).entrySet()) {
      line.writeNumberField(reason.getKey(), reason.getValue());
    }
    line.writeEndObject();
    line.writeNumberField("skipped", totals.skipped());
    line.writeNumberField("underWay", totals.underWay());
    line.writeNumberField("missedTicks", state.missedTicks());
    line.writeNumberField("perSecond", Math.round(state.perSecond() * 10) / 10.0);
    if (state.last().isPresent()) {
      write(state.last().get(), line);
    }
  }

  private static void write(Reading last, JsonGenerator line) throws IOException {
    line.writeObjectFieldStart("last");
    for (Field field : last.fields()) {
      String name = field.group().isEmpty() ? field.name() : field.group() + "." + field.name();
      line.writeNumberField(name, field.value());
    }
    line.writeEndObject();
  }

  /** The fields of a line besides event and time. */
  @FunctionalInterface
  private interface Content {
    void write(JsonGenerator line) throws IOException;
  }
}
