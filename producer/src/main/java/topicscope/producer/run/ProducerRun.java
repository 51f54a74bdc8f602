package topicscope.producer.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import topicscope.client.ClientConfig;
import topicscope.producer.publish.KafkaSink;
import topicscope.producer.publish.SinkListener;
import topicscope.producer.publish.SinkSettings;
import topicscope.producer.report.Keyboard;
import topicscope.producer.report.Report;
import topicscope.producer.report.SourceState;
import topicscope.producer.report.TotalsSignal;
import topicscope.producer.source.MissingSourceException;

/**
 * One run of the program: sources, until all have ended, the time is up, Ctrl+C or SIGTERM comes,
 * or a failure that only the user can mend; then flushed, and the account printed. SIGUSR1 or Enter
 * prints the account in between.
 */
public final class ProducerRun {
  private static final Duration GLANCE = Duration.ofMillis(250);
  private static final Duration CALM_GLANCE = Duration.ofSeconds(1);
  private static final Duration CALM_AFTER = Duration.ofSeconds(10);

  private final CountDownLatch stop = new CountDownLatch(1);
  private final CountDownLatch finished = new CountDownLatch(1);
  private final List<Plan.Running> running = new ArrayList<>();
  private final Map<Workload, KafkaSink> sinks = new EnumMap<>(Workload.class);
  private final Connection connection;
  private final RunOptions options;
  private final Report report;
  private final SinkListener connections;
  private volatile boolean givenUp;

  /** Which cluster, and how records are sent. */
  public record Connection(
      String bootstrapServers, ClientConfig config, String acks, String compression) {
    public SinkSettings settings(Workload load) {
      return new SinkSettings(
          bootstrapServers, config, load.bounds(), load.tuning().with(acks, compression));
    }
  }

  public ProducerRun(Connection connection, RunOptions options, Report report) {
    this.connection = connection;
    this.options = options;
    this.report = report;
    connections = new ConnectionStatus(report, this::giveUp);
  }

  /** Runs until the end; 0, or 1 when it had to give up or lost what should not be lost. */
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
            plan.load(), load -> KafkaSink.open(connection.settings(load), connections));
    try {
      running.add(plan.start(sink, report));
    } catch (MissingSourceException e) {
      report.trouble(String.valueOf(e.getMessage()));
    }
  }

  private void giveUp() {
    givenUp = true;
    stop.countDown();
  }

  private void watch() {
    long start = System.nanoTime();
    long nextProgress = start + Math.min(options.progressNanos(), GLANCE.toNanos() * 4);
    Keyboard keyboard = new Keyboard(System.in);
    // Whoever reads the standard input as records keeps it.
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

  /** Looks after a moment whether the run is over; less often when it has gone on for a while. */
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
      // The JVM is ending, which is why the run is.
    }
  }

  /** In the JVM's end: it goes on only when the records are flushed and the total is said. */
  private void endAndWait() {
    stop.countDown();
    try {
      finished.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
