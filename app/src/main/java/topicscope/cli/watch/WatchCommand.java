package topicscope.cli.watch;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import topicscope.alert.AlertEvent;
import topicscope.alert.AlertJson;
import topicscope.alert.AlertRule;
import topicscope.alert.AlertSink;
import topicscope.alert.AlertState;
import topicscope.cli.HeadlessRun;
import topicscope.cli.StateJson;
import topicscope.cli.Version;
import topicscope.cli.options.DecodeOptions;
import topicscope.cli.options.DerivedOptions;
import topicscope.cli.options.FromOption;
import topicscope.cli.options.TopicOptions;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.partition.StartPosition;
import topicscope.kafka.read.ReadingPlan;
import topicscope.platform.TerminalText;
import topicscope.reading.AlertActions;
import topicscope.reading.Reading;
import topicscope.reading.ReadingRemarks;
import topicscope.signal.Series;
import topicscope.transform.TransformState;

/** Evaluates alert rules on a topic without a window and prints when alerts begin and end. */
@Command(
    name = "watch",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Watches a topic without a window; prints when alerts are raised and cleared.",
    footerHeading = "%nRules:%n",
    footer = AlertRule.SYNTAX,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the duration is over, or the output was closed",
      "1:an error; the message is one line",
      "2:the duration is over and no sample arrived",
      "3:an alert was raised, with --fail-fast",
      "130:stopped with Ctrl+C, after waiting events were passed on"
    })
public final class WatchCommand implements Callable<Integer> {
  private static final int CAPACITY = 100_000;
  private static final int NOTHING_ARRIVED = 2;
  private static final int RAISED = 3;
  private static final long SERIES_KNOWN_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final int MAX_NAMES = 20;
  private static final int MAX_REMARKS = 50;

  /** Set by picocli. */
  @Spec private CommandSpec command = CommandSpec.create();

  @Mixin private final TopicOptions source = new TopicOptions();
  @Mixin private final FromOption from = new FromOption();
  @Mixin private final DecodeOptions decoding = new DecodeOptions();
  @Mixin private final DerivedOptions more = new DerivedOptions();

  @Option(
      names = "--alert",
      required = true,
      paramLabel = "RULE",
      description = "A rule, such as 'cpu > 90 for 10s'; may be given more than once.")
  private List<AlertRule> rules = List.of();

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      description = "How long to watch, as 500ms, 10s, 2m or 1h (default: until interrupted).")
  private @Nullable Duration duration;

  @Option(names = "--fail-fast", description = "End with exit code 3 at the first alert raised.")
  private boolean failFast;

  @Option(
      names = "--json",
      description = "Print lines of JSON: every event, and every state with its cause and start.")
  private boolean json;

  @Option(
      names = "--exec",
      paramLabel = "COMMAND",
      description = "Run this in the shell for each event, with its JSON on the standard input.")
  private @Nullable String exec;

  @Option(
      names = "--to-topic",
      paramLabel = "NAME",
      description = "Send each event as JSON to this topic of the same cluster; it must exist.")
  private @Nullable String toTopic;

  private volatile boolean raised;

  @Override
  public Integer call() throws Exception {
    String topic = source.topic();
    if (topic.equals(toTopic)) {
      throw new IllegalArgumentException("--to-topic must not be the topic that is watched");
    }
    if ("".equals(toTopic) || "".equals(exec)) {
      throw new IllegalArgumentException("--to-topic and --exec must not be empty");
    }
    ClusterConnection cluster = source.connection();
    StartPosition place = from.given().orElseGet(StartPosition.Latest::new);
    try (HeadlessRun run = new HeadlessRun(command)) {
      List<AlertSink> outlets = new CopyOnWriteArrayList<>();
      Reading reading =
          run.open(
              ReadingPlan.passive(cluster, topic, place).polling(more.poll()),
              CAPACITY,
              decoding,
              more.derived(),
              event -> take(event, outlets, run),
              Optional.empty(),
              json ? new StateJson(run::print, topic) : state -> {});
      Messages messages = new Messages(reading, rules, run, place);
      Duration max = Optional.ofNullable(duration).orElse(HeadlessRun.FOREVER);
      long start = System.nanoTime();
      run.waitEndlessly();
      HeadlessRun.Wait wait = HeadlessRun.Wait.DONE;
      if (toTopic != null) {
        // The topic can be looked for only when its cluster answers; events wait until then.
        wait = run.await(max, run::isConnected);
      }
      if (wait == HeadlessRun.Wait.DONE) {
        outlets.addAll(openOutlets(run, cluster));
        rules.forEach(reading.analysis().alerts()::add);
        wait =
            run.await(
                max.minusNanos(System.nanoTime() - start),
                () -> {
                  messages.printNews();
                  return false;
                });
      }
      if (wait == HeadlessRun.Wait.TIME_OVER && !run.isConnected()) {
        throw run.notConnected(max);
      }
      run.stopReading();
      messages.printLeftOut();
      return exitCode(run, wait, reading);
    }
  }

  private int exitCode(HeadlessRun run, HeadlessRun.Wait wait, Reading reading) {
    if (run.isInterrupted()) {
      return HeadlessRun.INTERRUPTED;
    }
    if (failFast && raised) {
      return RAISED;
    }
    boolean empty = reading.series().isEmpty();
    return wait == HeadlessRun.Wait.TIME_OVER && empty ? NOTHING_ARRIVED : 0;
  }

  /** The outlets are closed last, so that they send what waits. */
  private List<AlertSink> openOutlets(HeadlessRun run, ClusterConnection cluster)
      throws IOException {
    AlertActions actions =
        new AlertActions(
            Objects.requireNonNullElse(exec, ""), Objects.requireNonNullElse(toTopic, ""));
    List<AlertSink> outlets = actions.open(Optional.of(cluster), run::message);
    outlets.forEach(outlet -> run.onClose(outlet::close));
    return outlets;
  }

  /** Runs on a thread of the reading. */
  private void take(AlertEvent event, List<AlertSink> outlets, HeadlessRun run) {
    run.print(
        json ? TerminalText.escapeJson(AlertJson.of(event)) : TerminalText.escape(event.text()));
    outlets.forEach(outlet -> outlet.accept(event));
    if (failFast && event.kind() == AlertEvent.Kind.RAISED) {
      raised = true;
      run.end();
    }
  }

  /** What the command prints beside events. */
  private static final class Messages {
    private final Reading reading;
    private final List<AlertRule> rules;
    private final HeadlessRun run;
    private final StartPosition start;
    private final Set<String> remarked = new HashSet<>();
    private Optional<String> failure = Optional.empty();
    private long remarksAt;
    private boolean printedWatching;
    private boolean printedMissing;
    private long firstSeriesAt;

    Messages(Reading reading, List<AlertRule> rules, HeadlessRun run, StartPosition start) {
      this.start = start;
      this.reading = reading;
      this.rules = rules;
      this.run = run;
    }

    /**
     * The first connection, what there is to say about the records, and rules that match no series
     * 2 s after the first series.
     */
    void printNews() {
      if (!printedWatching && run.isConnected()) {
        printedWatching = true;
        run.message("watching " + reading.topic());
      }
      Optional<String> now = reading.analysis().failure();
      if (!now.equals(failure)) {
        failure = now;
        now.ifPresent(run::message);
      }
      printRemarks();
      if (printedMissing || reading.series().all().isEmpty()) {
        return;
      }
      long nanos = System.nanoTime();
      firstSeriesAt = firstSeriesAt == 0 ? nanos : firstSeriesAt;
      if (nanos - firstSeriesAt >= SERIES_KNOWN_NANOS) {
        printedMissing = true;
        printMissing();
      }
    }

    /** Looks once in 2 s for new remarks; one that differs in numbers only is not new. */
    private void printRemarks() {
      long nanos = System.nanoTime();
      if (remarksAt == 0) {
        remarksAt = nanos;
      } else if (nanos - remarksAt >= SERIES_KNOWN_NANOS) {
        remarksAt = nanos;
        ReadingRemarks.of(reading, start).stream()
            .filter(remark -> remarked.size() < MAX_REMARKS && remarked.add(gist(remark)))
            .forEach(run::message);
      }
    }

    private static String gist(String remark) {
      return remark.replaceAll("\\d+", "#");
    }

    private void printMissing() {
      List<AlertRule> matching =
          reading.analysis().alerts().states().stream().map(AlertState::rule).toList();
      String names =
          reading.series().all().stream()
              .map(Series::name)
              .limit(MAX_NAMES)
              .collect(Collectors.joining(", "));
      rules.stream()
          .filter(rule -> !matching.contains(rule))
          .map(rule ->
              "no series fits '" + rule.subject().text() + "' so far; the topic has: " + names)
          .forEach(run::message);
    }

    void printLeftOut() {
      long leftOut =
          reading.analysis().alerts().states().stream()
              .mapToLong(AlertState::leftOut)
              .max()
              .orElse(0);
      if (leftOut > 0) {
        run.message(
            leftOut + " samples of a series were not evaluated: out of order, or overwritten");
      }
      ReadingRemarks.of(reading, start).forEach(run::message);
      for (TransformState derived : reading.analysis().transforms().all()) {
        String text = derived.remark();
        if (!text.isEmpty()) {
          run.message(derived.transform().text() + " " + text);
        }
      }
    }
  }
}
