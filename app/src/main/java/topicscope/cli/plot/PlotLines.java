package topicscope.cli.plot;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import topicscope.kafka.client.ReaderState;
import topicscope.platform.TerminalText;
import topicscope.reading.Reading;
import topicscope.signal.Sample;
import topicscope.signal.Series;

/**
 * The last values of series as a line a second, where there is no terminal. No line is printed
 * while nothing changes. Owned by one thread.
 */
final class PlotLines {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);
  private static final long EVERY_NANOS = 1_000_000_000L;

  private final Reading reading;
  private final Predicate<String> wanted;
  private final boolean json;
  private long printedAt;
  private long version;
  private ReaderState.Kind state = ReaderState.Kind.CONNECTING;

  PlotLines(Reading reading, Predicate<String> wanted, boolean json) {
    this.reading = reading;
    this.wanted = wanted;
    this.json = json;
  }

  /** The next line; empty if none is due. */
  String next(long now) {
    ReaderState.Kind kind = reading.reader().state().kind();
    boolean other = reading.series().version() != version || (!json && kind != state);
    if (!other || !reading.reader().isLoaded() || now - printedAt < EVERY_NANOS) {
      return "";
    }
    printedAt = now;
    version = reading.series().version();
    state = kind;
    return json ? TerminalText.escapeJson(object().toString()) : TerminalText.escape(text());
  }

  private String text() {
    String values =
        reading.series().all().stream()
            .filter(series -> wanted.test(series.name()))
            .map(series -> series.name() + "=" + value(series))
            .collect(Collectors.joining("  "));
    return String.format(
        Locale.ROOT,
        "%s  %s  %s · %s",
        TIME.format(LocalTime.now(ZoneId.systemDefault())),
        values,
        state,
        reading.reader().counters().summary());
  }

  private static String value(Series series) {
    return last(series)
        .map(sample ->
            series
                .states()
                .map(names -> names.name(sample.value()))
                .orElseGet(() -> String.format(Locale.ROOT, "%.6g", sample.value())))
        .orElse("–");
  }

  private static Optional<Sample> last(Series series) {
    return series.buffer().nearestNumber(series.buffer().appended() - 1.0);
  }

  private ObjectNode object() {
    ObjectNode line =
        JsonNodeFactory.instance
            .objectNode()
            .put("event", "values")
            .put("topic", reading.topic())
            .put("time", Instant.now().toString());
    ObjectNode values = line.putObject("values");
    for (Series series : reading.series().all()) {
      if (wanted.test(series.name())) {
        last(series)
            .ifPresent(sample ->
                series
                    .states()
                    .ifPresentOrElse(
                        names -> values.put(series.name(), names.name(sample.value())),
                        () -> values.put(series.name(), sample.value())));
      }
    }
    return line;
  }
}
