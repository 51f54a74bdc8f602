package topicscope.cli.rollup;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import topicscope.cli.HeadlessRun;
import topicscope.cli.StateJson;
import topicscope.kafka.read.UndecodableLog;
import topicscope.platform.TerminalText;
import topicscope.platform.TimeFormats;
import topicscope.rollup.Rollup;
import topicscope.rollup.RollupPlan;
import topicscope.rollup.RollupTotals;

/**
 * What a roll-up prints: its account on the standard output, how it is doing on the standard error,
 * each thing once. Used by the command's thread.
 */
final class RollupReport {
  private static final long LINES_NANOS = Duration.ofSeconds(10).toNanos();
  private static final long JSON_NANOS = Duration.ofSeconds(1).toNanos();
  private static final long LASTS_NANOS = Duration.ofSeconds(5).toNanos();

  private final HeadlessRun run;
  private final RollupPlan plan;
  private final boolean json;
  private final long startNanos = System.nanoTime();
  private long printedAt = startNanos;
  private String printed = "";
  private Optional<String> waiting = Optional.empty();
  private State state = State.STARTING;
  private State next = State.STARTING;
  private long nextSince = startNanos;
  private int failures;
  private int reasons;

  /** How the roll-up is doing. */
  private enum State {
    STARTING("waits for its partitions"),
    RUNNING("reads"),
    SHARING("waits while the instances share the partitions"),
    CUT_OFF("has no connection to any broker (still trying)");

    private final String words;

    State(String words) {
      this.words = words;
    }
  }

  RollupReport(HeadlessRun run, RollupPlan plan, boolean json) {
    this.run = run;
    this.plan = plan;
    this.json = json;
  }

  /** Something that the user should know. */
  void message(String text) {
    if (json) {
      print(line("message").put("message", text));
    } else {
      run.message(text);
    }
  }

  /** The cluster doesn't answer. */
  void waiting(String cause) {
    if (!waiting.equals(Optional.of(cause))) {
      waiting = Optional.of(cause);
      message(cause);
    }
  }

  /** Looks for news; several times a second. */
  void look(Rollup rollup) {
    long now = System.nanoTime();
    lookAtState(rollup, now);
    if (rollup.failures() > failures) {
      failures = rollup.failures();
      message(
          "a thread was replaced, and goes on from the last commit: "
              + rollup.trouble().orElse(""));
    }
    lookAtReasons(rollup.totals());
    if (now - printedAt >= (json ? JSON_NANOS : LINES_NANOS)) {
      printedAt = now;
      print(rollup, "account");
    }
  }

  /** The last account. */
  void ended(Rollup rollup) {
    printed = "";
    print(rollup, "ended");
  }

  private void lookAtState(Rollup rollup, long now) {
    State seen = state(rollup);
    if (seen != next) {
      next = seen;
      nextSince = now;
    }
    // Trouble that passes by itself isn't said; nor is a change at a rebalance.
    if (next != state && (next == State.RUNNING || json || now - nextSince >= LASTS_NANOS)) {
      state = next;
      if (json) {
        print(
            line("state")
                .put("state", state.name())
                .put("message", plan.target() + " " + state.words)
                .put("partitions", rollup.partitions()));
      } else {
        run.message(
            state == State.RUNNING
                ? "rolling up %s to %s in intervals of %s"
                    .formatted(plan.topic(), plan.target(), TimeFormats.text(plan.interval()))
                : plan.target() + " " + state.words);
      }
    }
  }

  private State state(Rollup rollup) {
    if (rollup.isCutOff()) {
      return state == State.STARTING ? State.STARTING : State.CUT_OFF;
    }
    if (rollup.isRunning()) {
      return State.RUNNING;
    }
    return state == State.STARTING ? State.STARTING : State.SHARING;
  }

  /** Each reason why records can't be decoded, with the first place. */
  private void lookAtReasons(RollupTotals totals) {
    var entries = totals.undecodableLog().entries();
    for (UndecodableLog.Entry entry : entries.subList(reasons, entries.size())) {
      message("can't decode %s: %s".formatted(entry.firstPlace(), entry.reason()));
    }
    reasons = entries.size();
  }

  private void print(Rollup rollup, String event) {
    RollupTotals totals = rollup.totals();
    if (json) {
      ObjectNode line =
          StateJson.put(line(event), totals.records())
              .put("samples", totals.samples())
              .put("leftOut", totals.leftOut())
              .put("partials", totals.partials())
              .put("commits", totals.commits())
              .put("partitions", rollup.partitions())
              .put("behind", rollup.lag())
              .put("replacedThreads", rollup.failures());
      print(line);
      return;
    }
    String text =
        String.format(
            Locale.ROOT,
            "%s: %s; %,d samples in %,d partials%s; %d partition%s, %,d behind",
            plan.target(),
            totals.records().text(),
            totals.samples(),
            totals.partials(),
            totals.leftOut() == 0
                ? ""
                : String.format(Locale.ROOT, ", %,d of too many series", totals.leftOut()),
            rollup.partitions(),
            rollup.partitions() == 1 ? "" : "s",
            rollup.lag());
    print(text);
  }

  private ObjectNode line(String event) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("event", event)
        .put("topic", plan.topic())
        .put("to", plan.target());
  }

  private void print(ObjectNode line) {
    print(TerminalText.escapeJson(line.toString()));
  }

  private void print(String text) {
    if (!text.equals(printed)) {
      printed = text;
      run.print(json ? text : TerminalText.escape(text));
    }
  }
}
