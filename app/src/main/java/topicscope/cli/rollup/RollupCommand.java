package topicscope.cli.rollup;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import topicscope.cli.HeadlessRun;
import topicscope.cli.Version;
import topicscope.cli.options.ConnectionOptions;
import topicscope.cli.options.TopicDecoding;
import topicscope.kafka.client.ClusterConnection;
import topicscope.rollup.Rollup;
import topicscope.rollup.RollupPlan;
import topicscope.rollup.RollupTopics;

/** Rolls a topic up into another one, until it is stopped. */
@Command(
    name = "rollup",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = RollupVerifyCommand.class,
    description = {
      "Writes to another topic what a line, a band and statistics need of each series in each"
          + " interval: count, sum, lowest, highest, first and last. Until it is stopped.",
      "It is a Kafka Streams application: start it on several machines, and they share the"
          + " partitions. Partials and offsets are committed together, so each record counts once,"
          + " however an instance ends. A late record makes a further partial of its interval;"
          + " the window puts partials together."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the output was closed",
      "1:an error; the message is one line",
      "130:stopped with Ctrl+C, after what was read was written and committed"
    })
public final class RollupCommand implements Callable<Integer> {
  private static final Duration RETRY = Duration.ofSeconds(1);

  /** Where partitions begin that were never read. */
  enum Begin {
    EARLIEST,
    LATEST;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Set by picocli. */
  @Spec private CommandSpec command = CommandSpec.create();

  @Mixin private final ConnectionOptions connection = new ConnectionOptions();
  @Mixin private final RollupTopicOptions topics = new RollupTopicOptions();

  @Option(
      names = "--interval",
      paramLabel = "TIME",
      defaultValue = "1s",
      description =
          "The length of an interval of record time (default: ${DEFAULT-VALUE}). A roll-up can be"
              + " rolled up again to a multiple of its own.")
  private Duration interval = Duration.ofSeconds(1);

  @Option(
      names = "--application-id",
      paramLabel = "NAME",
      description =
          "What all instances of this roll-up have in common: the consumer group, and the"
              + " beginning of the transactional ids (default: topicscope-rollup-TOPIC-TO).")
  private @Nullable String application;

  @Option(
      names = "--from",
      paramLabel = "PLACE",
      defaultValue = "earliest",
      description =
          "Where it begins in partitions that it has not read yet: ${COMPLETION-CANDIDATES}"
              + " (default: ${DEFAULT-VALUE}).")
  private Begin from = Begin.EARLIEST;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "How many threads read; each has its own partitions (default: one per processor).")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--instance",
      paramLabel = "NAME",
      description =
          "The name of this instance as a static member of the group: after a restart within 15 s"
              + " it has its partitions again, and nobody else moves.")
  private @Nullable String instance;

  @Option(
      names = "--at-least-once",
      description =
          "Write without transactions. After a crash, up to a second of records may count twice;"
              + " verify finds that.")
  private boolean atLeastOnce;

  @Option(
      names = "--keep",
      paramLabel = "TIME",
      description =
          "How long a topic that is made for the partials keeps them (default: as long as the"
              + " topic that is read).")
  private @Nullable Duration keep;

  @Option(
      names = "--json",
      description = {
        "Print lines of JSON: each state, and the account once a second while it changes."
      })
  private boolean json;

  @Override
  public Integer call() throws Exception {
    String topic = topics.topic(command);
    String target = topics.target(command);
    if (threads < 1) {
      throw new ParameterException(command.commandLine(), "--threads must be at least 1");
    }
    Duration whole = RollupTopicOptions.whole(command, interval);
    try (HeadlessRun run = new HeadlessRun(command)) {
      ClusterConnection cluster = connection.connection();
      TopicDecoding decoded =
          TopicDecoding.open(topics.decoding(), cluster.bootstrapServers(), run::message);
      run.onClose(decoded::close);
      RollupPlan plan =
          new RollupPlan(
              cluster,
              topic,
              target,
              whole,
              application == null ? RollupPlan.application(topic, target) : application,
              threads,
              Optional.ofNullable(instance),
              !atLeastOnce,
              from == Begin.LATEST,
              topics.decoders(command, decoded));
      RollupReport report = new RollupReport(run, plan, json);
      if (prepare(run, plan, report)) {
        roll(run, plan, report);
      }
      return run.isInterrupted() ? HeadlessRun.INTERRUPTED : 0;
    }
  }

  /** Waits for a cluster that doesn't answer; false if it was stopped meanwhile. */
  private boolean prepare(HeadlessRun run, RollupPlan plan, RollupReport report)
      throws InterruptedException {
    while (true) {
      try {
        List<String> remarks = RollupTopics.prepare(plan, Optional.ofNullable(keep));
        remarks.forEach(report::message);
        return true;
      } catch (IOException e) {
        report.waiting(String.valueOf(e.getMessage()));
      }
      if (run.await(RETRY, () -> false) == HeadlessRun.Wait.ENDED) {
        return false;
      }
    }
  }

  private static void roll(HeadlessRun run, RollupPlan plan, RollupReport report)
      throws InterruptedException {
    Rollup rollup = new Rollup(plan);
    run.onClose(rollup::close);
    rollup.start();
    var _ =
        run.await(
            HeadlessRun.FOREVER,
            () -> {
              report.look(rollup);
              return rollup.failure().isPresent();
            });
    rollup.close();
    report.ended(rollup);
    rollup
        .failure()
        .ifPresent(cause -> {
          throw new IllegalStateException(cause);
        });
  }
}
