package topicscope.cli.record;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import topicscope.cli.HeadlessRun;
import topicscope.cli.StateJson;
import topicscope.history.HistoryAccount;
import topicscope.history.HistoryAddress;
import topicscope.history.HistorySchema;
import topicscope.history.HistorySql;
import topicscope.kafka.client.ReaderState;
import topicscope.platform.TerminalText;
import topicscope.record.TopicRecorder;

/**
 * What the recorder prints: the account of each topic on the standard output, what is wrong on the
 * standard error, each thing once.
 *
 * <p>Used by the command's thread; {@link #server} may be called by any.
 */
final class RecorderReport {
  private static final Duration REPORT_AFTER = Duration.ofSeconds(5);
  private static final long TROUBLE_NANOS = Duration.ofSeconds(2).toNanos();
  private static final long LINES_NANOS = Duration.ofSeconds(10).toNanos();
  private static final long JSON_NANOS = Duration.ofSeconds(1).toNanos();

  private final HeadlessRun run;
  private final boolean json;
  private final Map<String, ReaderState.Kind> said = new HashMap<>();
  private final Map<String, TopicRecorder.Account> printed = new HashMap<>();
  private long printedAt = System.nanoTime();
  private Optional<String> trouble = Optional.empty();
  private long troubleSince;
  private boolean troubleSaid;

  RecorderReport(HeadlessRun run, boolean json) {
    this.run = run;
    this.json = json;
  }

  /** Where the login of the own server is. */
  void login(Path file) {
    if (!json) {
      run.message("QuestDB's user and password are in " + file);
    }
  }

  /** What the own server does, and what retention has dropped. */
  void server(String message) {
    say("history", message);
  }

  void started(List<TopicRecorder> recorders, HistoryAddress address) {
    for (TopicRecorder recorder : recorders) {
      if (json) {
        recorder.reader().onState(new StateJson(run::print, recorder.topic()));
      }
      say(
          "recording",
          "recording %s into the table %s; console: %s"
              .formatted(recorder.topic(), recorder.writer().table(), address));
    }
  }

  /** Looks for news; several times a second. */
  void look(List<TopicRecorder> recorders) {
    recorders.forEach(this::lookAtReader);
    lookAtWriters(recorders);
    long now = System.nanoTime();
    if (now - printedAt >= (json ? JSON_NANOS : LINES_NANOS)) {
      printedAt = now;
      recorders.forEach(recorder -> print(recorder, Optional.empty()));
    }
  }

  private void lookAtReader(TopicRecorder recorder) {
    ReaderState state = recorder.reader().state();
    boolean well =
        switch (state.kind()) {
          case LIVE, IDLE, BUSY -> true;
          case CONNECTING, STALLED, DOWN, FAILED -> false;
        };
    ReaderState.Kind before = said.getOrDefault(recorder.topic(), ReaderState.Kind.LIVE);
    boolean lasts = !Instant.now().isBefore(state.since().plus(REPORT_AFTER));
    if (json || (well ? before == ReaderState.Kind.LIVE : !lasts || before == state.kind())) {
      return;
    }
    said.put(recorder.topic(), well ? ReaderState.Kind.LIVE : state.kind());
    run.message(recorder.topic() + ": " + state.kind() + ": " + state.cause());
  }

  /** What is wrong with QuestDB is wrong for all topics at once: the causes are said together. */
  private void lookAtWriters(List<TopicRecorder> recorders) {
    String causes =
        recorders.stream()
            .flatMap(recorder -> recorder.writer().trouble().stream())
            .distinct()
            .sorted()
            .collect(Collectors.joining("; "));
    long now = System.nanoTime();
    if (causes.isEmpty()) {
      if (troubleSaid) {
        say("history", "QuestDB takes samples again");
      }
      trouble = Optional.empty();
      troubleSaid = false;
    } else if (trouble.isEmpty()) {
      trouble = Optional.of(causes);
      troubleSince = now;
    } else if (now - troubleSince >= TROUBLE_NANOS
        && !(troubleSaid && trouble.get().equals(causes))) {
      trouble = Optional.of(causes);
      troubleSaid = true;
      say("history", causes + "; waiting, nothing is lost");
    }
  }

  /** The last account, beside what the tables hold. */
  void ended(List<TopicRecorder> recorders, HistorySql sql) {
    for (TopicRecorder recorder : recorders) {
      printed.remove(recorder.topic());
      print(recorder, Optional.of(sql));
    }
  }

  private static OptionalLong rows(TopicRecorder recorder, HistorySql sql) {
    try {
      return OptionalLong.of(
          sql.number("SELECT count() FROM " + HistorySchema.quoted(recorder.writer().table())));
    } catch (IOException e) {
      return OptionalLong.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OptionalLong.empty();
    }
  }

  /** The account if it has changed, or the last one with what the table holds. */
  private void print(TopicRecorder recorder, Optional<HistorySql> end) {
    TopicRecorder.Account account = recorder.account();
    if (account.equals(printed.put(recorder.topic(), account)) && end.isEmpty()) {
      return;
    }
    OptionalLong rows = end.map(sql -> rows(recorder, sql)).orElse(OptionalLong.empty());
    if (json) {
      print(line(recorder.topic(), account, rows));
    } else {
      run.print(TerminalText.escape(text(recorder.topic(), account, rows, end.isPresent())));
    }
  }

  private static ObjectNode line(String topic, TopicRecorder.Account account, OptionalLong rows) {
    ObjectNode line = StateJson.put(line("account").put("topic", topic), account.records());
    HistoryAccount samples = account.samples();
    line.put("samples", samples.decoded())
        .put("written", samples.written())
        .put("already", samples.already())
        .put("waiting", samples.waiting())
        .put("forgotten", samples.forgotten());
    rows.ifPresent(count -> line.put("rows", count));
    return line;
  }

  private static String text(
      String topic, TopicRecorder.Account account, OptionalLong rows, boolean ended) {
    String sums = topic + ": " + account.records().text() + "; " + account.samples().text();
    if (rows.isPresent()) {
      return sums + String.format(Locale.ROOT, "; the table holds %,d", rows.getAsLong());
    }
    return ended ? sums + "; QuestDB doesn't say what the table holds" : sums;
  }

  private void say(String event, String message) {
    if (json) {
      print(line(event).put("message", message));
    } else {
      run.message(message);
    }
  }

  private static ObjectNode line(String event) {
    return JsonNodeFactory.instance.objectNode().put("event", event);
  }

  private void print(ObjectNode line) {
    run.print(TerminalText.escapeJson(line.toString()));
  }
}
