package topicscope.producer.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import topicscope.client.ClientConfig;
import topicscope.client.LoginThrottle;
import topicscope.platform.StandardOutput;
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
 * up, Ctrl+C or SIGTERM arrives, nobody reads the output any more, or a failure occurs that only
 * the user can correct. Output that is lost, such as on a full disk, doesn't end it. Then it
 * flushes the records and prints the account. SIGUSR1 or Enter prints the account during the run.
 */
public final class ProducerRun {
  /** The exit code after a mistake that only the user can correct: EX_CONFIG of sysexits.h. */
  public static final int MISTAKE = 78;

  private static final Logger LOG = LoggerFactory.getLogger(ProducerRun.class);
  private static final Duration GLANCE = Duration.ofMillis(250);
  private static final long SHORTEST_GLANCE = 1_000_000;
  private static final Duration CALM_GLANCE = Duration.ofSeconds(1);
  private static final Duration CALM_AFTER = Duration.ofSeconds(10);
  private static final Duration CLOSE = Duration.ofMillis(4700);
  private static final Duration AFTER_FLUSH = Duration.ofMillis(400);
  private static final Duration LONGEST_END = Duration.ofSeconds(8);

  private final CountDownLatch stop = new CountDownLatch(1);
  private final CountDownLatch finished = new CountDownLatch(1);
  private final List<Plan.Running> running = new ArrayList<>();
  private final Map<SendPolicy, KafkaSink> sinks = new HashMap<>();
  private final LoginThrottle logins = new LoginThrottle();
  private final Connection connection;
  private final RunOptions options;
  private final Report report;
  private final DistinctChanges connections;
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

  /**
   * Runs until the end.
   *
   * @return 0; {@value #MISTAKE} if it gave up; 1 if it lost records that must not be lost
   */
  public int run(List<Plan> plans) {
    Thread hook = new Thread(this::endAndWait, "end");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      plans.forEach(this::start);
      if (running.isEmpty()) {
        close();
        return 1;
      }
      TotalsSignal.handle(() -> report.totals(states(), false));
      watch();
      close();
      report.totals(states().stream().map(SourceState::closed).toList(), true);
      if (givenUp) {
        return MISTAKE;
      }
      return running.stream().anyMatch(Plan.Running::hasLost) ? 1 : 0;
    } finally {
      finished.countDown();
      forget(hook);
    }
  }

  /** Ends the sources, then flushes the sinks; all of it within {@link #CLOSE}. */
  private void close() {
    long end = System.nanoTime() + CLOSE.toNanos();
    long flushed = end - AFTER_FLUSH.toNanos();
    inParallel(running, Plan.Running::close, end);
    inParallel(
        sinks.values(),
        sink -> sink.close(Duration.ofNanos(Math.max(0, flushed - System.nanoTime()))),
        end);
  }

  /** Does the same with each item at the same time, and waits until a time at the most. */
  private static <T> void inParallel(Collection<T> items, Consumer<T> work, long end) {
    List<Thread> threads =
        items.stream()
            .map(
                item -> Thread.ofPlatform().name("end").daemon().unstarted(() -> work.accept(item)))
            .toList();
    for (Thread thread : threads) {
      thread.setUncaughtExceptionHandler((_, e) -> LOG.error("did not end in order", e));
      thread.start();
    }
    try {
      for (Thread thread : threads) {
        thread.join(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void start(Plan plan) {
    report.starting("sending " + plan.text() + ", on " + connection.bootstrapServers());
    KafkaSink sink =
        sinks.computeIfAbsent(
            plan.policy(),
            policy -> KafkaSink.open(connection.settings(policy), connections.ofSink(), logins));
    try {
      running.add(plan.start(sink, report));
    } catch (MissingSourceException e) {
      report.trouble(String.valueOf(e.getMessage()));
    } catch (RuntimeException | LinkageError e) {
      // A native library that can't be loaded, for example.
      LOG.error("{} can't be started", plan.text(), e);
      report.trouble("can't send " + plan.text() + ": " + e + "; the log has more");
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
    while (!isOver(start, nextProgress, interactive)) {
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

  /**
   * Waits a moment, then checks whether the run is over. After 10 s it checks less often, but no
   * later than the end and the next progress are due.
   */
  private boolean isOver(long start, long nextProgress, boolean interactive) {
    long now = System.nanoTime();
    long age = now - start;
    Duration glance = interactive || age < CALM_AFTER.toNanos() ? GLANCE : CALM_GLANCE;
    long due = Math.min(nextProgress - now, options.durationNanos() - age);
    try {
      return stop.await(
              Math.min(glance.toNanos(), Math.max(due, SHORTEST_GLANCE)), TimeUnit.NANOSECONDS)
          || StandardOutput.isClosed()
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
   * Runs in the shutdown hook. The JVM ends after the records are flushed and the totals printed,
   * or after {@link #LONGEST_END}, such as when nobody reads the output.
   */
  private void endAndWait() {
    stop.countDown();
    try {
      if (!finished.await(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.error("the run did not end within {} s", LONGEST_END.toSeconds());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
