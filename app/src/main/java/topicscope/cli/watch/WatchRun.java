package topicscope.cli.watch;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import topicscope.alert.AlertEvent;
import topicscope.alert.AlertLog;
import topicscope.alert.AlertMonitor;
import topicscope.alert.AlertRule;
import topicscope.alert.AlertState;
import topicscope.kafka.client.ReaderState;
import topicscope.kafka.read.TopicReader;
import topicscope.signal.Series;
import topicscope.signal.SeriesSet;
import topicscope.transform.AnalysisThread;
import topicscope.transform.TransformRunner;
import topicscope.transform.TransformState;

/** One run of the command: waits while another thread watches, and says how the reader fares. */
final class WatchRun implements AutoCloseable {
  private static final int OVER = 0;
  private static final int NOTHING_ARRIVED = 2;
  private static final int RAISED = 3;
  private static final long LOOK_MS = 100;
  private static final int LOOKS_FOR_SERIES = 20;

  private final TopicReader reader;
  private final SeriesSet series;
  private final AlertMonitor alerts;
  private final TransformRunner derivations;
  private final List<AlertRule> rules;
  private final Consumer<String> warn;
  private final CountDownLatch ending = new CountDownLatch(1);
  private final AnalysisThread stepper;
  private ReaderState.Kind seen = ReaderState.Kind.CONNECTING;
  private boolean connected;
  private int looksWithSeries;

  /**
   * @param failFast whether the first alert raised is the end
   */
  WatchRun(
      TopicReader reader,
      SeriesSet series,
      List<AlertRule> rules,
      boolean failFast,
      Consumer<AlertEvent> listener,
      Consumer<String> warn) {
    this.reader = reader;
    this.series = series;
    this.warn = warn;
    this.rules = rules;
    derivations = new TransformRunner(series);
    alerts =
        new AlertMonitor(
            reader.topic(),
            series,
            derivations,
            new AlertLog(),
            event -> {
              listener.accept(event);
              if (failFast && event.kind() == AlertEvent.Kind.RAISED) {
                ending.countDown();
              }
            });
    rules.forEach(alerts::add);
    stepper =
        new AnalysisThread(
            series,
            List.of(derivations, alerts),
            e -> warn.accept("transforms or alerts failed: " + e));
  }

  /** Watches until the time is over, or an alert is raised if that is to be the end. */
  int run(@Nullable Duration duration) throws InterruptedException {
    long end = duration == null ? Long.MAX_VALUE : System.nanoTime() + duration.toNanos();
    while (duration == null || System.nanoTime() - end < 0) {
      sayState();
      sayMissingSeries();
      if (ending.await(LOOK_MS, TimeUnit.MILLISECONDS)) {
        return RAISED;
      }
    }
    return series.all().isEmpty() ? NOTHING_ARRIVED : OVER;
  }

  @Override
  public void close() {
    stepper.close();
    sayLeftOut();
  }

  /** Before the first connection trouble is an error; later on it is waited for its end. */
  private void sayState() {
    ReaderState state = reader.state();
    if (state.kind() == seen) {
      return;
    }
    boolean before = connected;
    seen = state.kind();
    switch (seen) {
      case LIVE, IDLE -> {
        connected = true;
        if (!before) {
          warn.accept("watching " + reader.topic());
        }
      }
      case DOWN, FAILED, STALLED -> {
        if (!before) {
          throw new IllegalStateException(state.cause());
        }
        warn.accept(seen + ": " + state.cause());
      }
      case CONNECTING -> {}
    }
  }

  /** Says once which rules have found nothing to watch. */
  private void sayMissingSeries() {
    if (series.all().isEmpty() || ++looksWithSeries != LOOKS_FOR_SERIES) {
      return;
    }
    List<AlertRule> watching = alerts.states().stream().map(AlertState::rule).toList();
    String names =
        series.all().stream().map(Series::name).limit(20).collect(Collectors.joining(", "));
    rules.stream()
        .filter(rule -> !watching.contains(rule))
        .forEach(rule ->
            warn.accept(
                "no series fits '" + rule.subject().text() + "' so far; the topic has: " + names));
  }

  private void sayLeftOut() {
    long leftOut = alerts.states().stream().mapToLong(AlertState::leftOut).max().orElse(0);
    if (leftOut > 0) {
      warn.accept(
          leftOut + " samples of a series were not looked at: out of order, or overwritten");
    }
    for (TransformState derived : derivations.all()) {
      String text = derived.counts().text();
      if (!text.isEmpty()) {
        warn.accept(derived.transform().text() + " " + text);
      }
    }
  }
}
