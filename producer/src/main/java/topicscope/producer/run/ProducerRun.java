package topicscope.producer.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import topicscope.client.ClientConfig;
import topicscope.producer.publish.DistinctChanges;
import topicscope.producer.publish.KafkaSink;
import topicscope.producer.publish.SendPolicy;
import topicscope.producer.publish.SinkListener;
import topicscope.producer.publish.SinkSettings;
import topicscope.producer.report.Keyboard;
import topicscope.producer.report.Report;
import topicscope.producer.report.SourceState;
import topicscope.producer.report.TotalsSignal;
import topicscope.producer.source.MissingSourceException;

/**
 * One run of the program. It starts the sources and ends when all sources have ended, the time is
 * up, Ctrl+C or SIGTERM arrives, or a failure occurs that only the user can correct. Then it
 * flushes the records and prints the account. SIGUSR1 or Enter prints the account during the run.
 */
public final class ProducerRun {
  private static final Duration GLANCE = Duration.ofMillis(250);
  private static final Duration CALM_GLANCE = Duration.ofSeconds(1);
  private static final Duration CALM_AFTER = Duration.ofSeconds(10);

  private final CountDownLatch stop = new CountDownLatch(1);
  private final CountDownLatch finished = new CountDownLatch(1);
  private final List<Plan.Running> running = new ArrayList<>();
  private final Map<SendPolicy, KafkaSink> sinks = new HashMap<>();
  private final Connection connection;
  private final RunOptions options;
  private final Report report;
  private final SinkListener connections;
  private volatile boolean givenUp;

  /** The cluster, and how records are sent to it. */
  public record Connection(
      String bootstrapServers, ClientConfig config, String acks, String compression) {
    public SinkSettings settings(SendPolicy policy) {
      return new SinkSettings(bootstrapServers, config, policy.with(acks, compression));
    }
  }

  public ProducerRun(Connection connection, RunOptions options, Report report) {
    this.connection = connection;
    this.options = options;
    this.report = report;
    connections = new DistinctChanges(new ReportingListener());
  }

  /** Runs until the end. Returns 0, or 1 if it gave up or lost records that must not be lost. */
  public int run(List<Plan> plans) {
    Thread hook = new Thread(this::endAndWait, "end");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      plans.forEach(this::start);
      if (running.isEmpty()) {
        sinks.values().forEach(KafkaSink::close);
        return 1;
      }
      TotalsSignal.handle(() -> report.totals(states(), false));
      watch();
      running.forEach(Plan.Running::close);
      sinks.values().forEach(KafkaSink::close);
      report.totals(states(), true);
      return givenUp || running.stream().anyMatch(Plan.Running::hasLost) ? 1 : 0;
    } finally {
      finished.countDown();
      forget(hook);
    }
  }

  private void start(Plan plan) {
    report.starting("sending " + plan.text() + ", on " + connection.bootstrapServers());
    KafkaSink sink =
        sinks.computeIfAbsent(
            plan.policy(), policy -> KafkaSink.open(connection.settings(policy), connections));
    try {
      running.add(plan.start(sink, report));
    } catch (MissingSourceException e) {
      report.trouble(String.valueOf(e.getMessage()));
    }
  }

  /** Reports changes of the connection, and stops the run when a sink has given up. */
  private final class ReportingListener implements SinkListener {
    @Override
    public void connected() {
      report.connected();
    }

    @Override
    public void waiting(String cause) {
      report.waiting(cause);
    }

    @Override
    public void gaveUp(String cause) {
      report.gaveUp(cause);
      givenUp = true;
      stop.countDown();
    }
  }

  private void watch() {
    long start = System.nanoTime();
    long nextProgress = start + Math.min(options.progressNanos(), GLANCE.toNanos() * 4);
    Keyboard keyboard = new Keyboard(System.in);
    // A source that reads standard input as records keeps it for itself.
    boolean interactive =
        options.isTerminal() && running.stream().allMatch(Plan.Running::showsProgress);
    while (!isOver(start, interactive)) {
      if (interactive && keyboard.wasPressed()) {
        report.totals(states(), false);
      }
      running.forEach(Plan.Running::check);
      if (System.nanoTime() - nextProgress >= 0) {
        nextProgress += options.progressNanos();
        report.progress(progressing());
      }
    }
  }

  /** Waits a moment, then checks whether the run is over. After 10 s it checks less often. */
  private boolean isOver(long start, boolean interactive) {
    long age = System.nanoTime() - start;
    Duration glance = interactive || age < CALM_AFTER.toNanos() ? GLANCE : CALM_GLANCE;
    try {
      return stop.await(glance.toMillis(), TimeUnit.MILLISECONDS)
          || running.stream().allMatch(Plan.Running::hasEnded)
          || System.nanoTime() - start >= options.durationNanos();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private synchronized List<SourceState> states() {
    return running.stream().map(Plan.Running::state).toList();
  }

  private synchronized List<SourceState> progressing() {
    return running.stream().filter(Plan.Running::showsProgress).map(Plan.Running::state).toList();
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is already shutting down.
    }
  }

  /**
   * Runs in the shutdown hook. The JVM ends only after the records are flushed and the totals
   * printed.
   */
  private void endAndWait() {
    stop.countDown();
    try {
      finished.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
