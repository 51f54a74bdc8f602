package topicscope.cli.record;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import topicscope.cli.HeadlessRun;
import topicscope.cli.Version;
import topicscope.cli.options.ConnectionOptions;
import topicscope.cli.options.DecodeOptions;
import topicscope.cli.options.TopicDecoding;
import topicscope.decode.choice.DecodeChoice;
import topicscope.history.HistoryAddress;
import topicscope.history.HistoryRetention;
import topicscope.history.HistorySchema;
import topicscope.history.HistoryServer;
import topicscope.history.HistorySql;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.partition.StartPosition;
import topicscope.kafka.read.ReadingPlan;
import topicscope.platform.Loop;
import topicscope.record.TopicRecorder;

/** Writes the samples of topics to QuestDB, until it is stopped. */
@Command(
    name = "record",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Writes the samples of topics to QuestDB, one table a topic, until it is stopped.",
      "It is a member of a consumer group: start it on several machines, and they share the"
          + " partitions. What is written is committed, so a record is in the history once,"
          + " whatever ends and begins again. It waits for a cluster or a QuestDB that doesn't"
          + " answer."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the output was closed",
      "1:an error; the message is one line",
      "130:stopped with Ctrl+C, after what was read was written and committed"
    })
public final class RecordCommand implements Callable<Integer> {
  private static final String DEFAULT_GROUP = "topicscope-recorder";
  private static final Duration RETENTION = Duration.ofMinutes(1);

  /** Set by picocli. */
  @Spec private CommandSpec command = CommandSpec.create();

  @Mixin private final ConnectionOptions connection = new ConnectionOptions();

  @Option(
      names = "--topic",
      required = true,
      paramLabel = "NAME",
      description = "The topic to record; may be given more than once.")
  private List<String> topics = List.of();

  @Option(
      names = "--from",
      paramLabel = "PLACE",
      description = {
        "Where the group begins in partitions that it has not recorded yet: "
            + StartPosition.SYNTAX
            + ", but not the last records.",
        "Default: earliest."
      })
  private StartPosition from = new StartPosition.Earliest();

  @Option(
      names = "--group",
      paramLabel = "NAME",
      defaultValue = DEFAULT_GROUP,
      description = "The consumer group (default: ${DEFAULT-VALUE}).")
  private String group = DEFAULT_GROUP;

  @Mixin private final TargetOptions target = new TargetOptions();

  @Option(
      names = "--keep",
      paramLabel = "TIME",
      description = {
        "Drop days of these topics that are older than this, such as 7d (default: keep all).",
        "A day is dropped whole. The age counts from the newest sample."
      })
  private @Nullable Duration keep;

  @Option(
      names = "--keep-bytes",
      paramLabel = "SIZE",
      converter = Size.class,
      description =
          "Drop the oldest days when the tables of these topics are larger than this, such as 50G"
              + " (default: keep all).")
  private @Nullable Long keepBytes;

  @Mixin private final DecodeOptions decoding = new DecodeOptions();

  @Option(
      names = "--json",
      description = {
        "Print lines of JSON: every state of a reader, what is wrong with QuestDB, and the account"
            + " once a second while it changes."
      })
  private boolean json;

  @Override
  public Integer call() throws Exception {
    ReadingPlan.requireStart(Optional.of(from), Optional.of(group));
    ClusterConnection cluster = connection.connection();
    List<String> names = List.copyOf(new LinkedHashSet<>(topics));
    List<String> tables = names.stream().map(HistorySchema::table).toList();
    Optional<HistoryAddress> given = target.address();
    try (HeadlessRun run = new HeadlessRun(command)) {
      RecorderReport report = new RecorderReport(run, json);
      Supplier<HistoryAddress> address = given.isPresent() ? given::get : ownServer(run, report);
      HistorySql sql = new HistorySql(address);
      List<TopicRecorder> recorders = start(run, cluster, names, sql);
      startRetention(run, tables, sql, report);
      report.started(recorders, address.get());
      var _ =
          run.await(
              HeadlessRun.FOREVER,
              () -> {
                report.look(recorders);
                return false;
              });
      close(recorders);
      report.ended(recorders, sql);
      return run.isInterrupted() ? HeadlessRun.INTERRUPTED : 0;
    }
  }

  private static Supplier<HistoryAddress> ownServer(HeadlessRun run, RecorderReport report)
      throws IOException, InterruptedException {
    report.starting(HistoryServer.folder());
    HistoryServer server = HistoryServer.open(HistoryServer.folder(), report::server);
    run.onClose(server::close);
    report.login(HistoryServer.file(HistoryServer.folder()));
    return server::address;
  }

  private List<TopicRecorder> start(
      HeadlessRun run, ClusterConnection cluster, List<String> names, HistorySql sql)
      throws IOException {
    TopicDecoding decoded = TopicDecoding.open(decoding, cluster.bootstrapServers(), run::message);
    run.onClose(decoded::close);
    List<TopicRecorder> recorders = new ArrayList<>();
    run.onClose(() -> close(recorders));
    for (String topic : names) {
      DecodeChoice choice = decoded.choice(topic);
      recorders.add(
          new TopicRecorder(
              new ReadingPlan(cluster, topic, from, Optional.of(group)),
              choice,
              decoded.schemas(choice),
              sql));
    }
    return recorders;
  }

  private void startRetention(
      HeadlessRun run, List<String> tables, HistorySql sql, RecorderReport report) {
    Long bytes = keepBytes;
    if (keep == null && bytes == null) {
      return;
    }
    HistoryRetention retention =
        new HistoryRetention(
            sql,
            tables,
            Optional.ofNullable(keep),
            bytes == null ? OptionalLong.empty() : OptionalLong.of(bytes));
    Loop loop =
        Loop.interruptible(
            "retention",
            () -> {
              retention.apply(Instant.now()).forEach(report::server);
              return RETENTION;
            },
            // The writers say what is wrong with QuestDB.
            failure -> {});
    run.onClose(loop::close);
    var _ = loop.start();
  }

  /** All at once: each takes some seconds. */
  private static void close(List<TopicRecorder> recorders) {
    try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
      recorders.forEach(recorder -> each.execute(recorder::close));
    }
  }

  /** Reads sizes such as 500M, 50G and 2T. */
  static final class Size implements ITypeConverter<Long> {
    private static final String UNITS = "KMGT";

    @Override
    public Long convert(String text) {
      if (!text.matches("[1-9]\\d{0,8}[KMGT]?")) {
        throw new TypeConversionException("'" + text + "' is no size such as 500M, 50G or 2T");
      }
      int unit = UNITS.indexOf(text.charAt(text.length() - 1)) + 1;
      String digits = unit == 0 ? text : text.substring(0, text.length() - 1);
      return Long.parseLong(digits) << (10 * unit);
    }
  }
}
