package topicscope.cli.fields;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import topicscope.cli.Version;
import topicscope.cli.options.ConnectionOptions;
import topicscope.cli.options.DecodeOptions;
import topicscope.cli.options.DurationConverter;
import topicscope.cli.options.PointsOption;
import topicscope.cli.options.StartOptions;
import topicscope.decode.schema.SchemaSource;
import topicscope.decode.topic.TopicDecoder;
import topicscope.kafka.client.ReaderState;
import topicscope.kafka.partition.StartPosition;
import topicscope.kafka.read.ReadingPlan;
import topicscope.kafka.read.TopicReader;
import topicscope.signal.SeriesSet;

/** Looks at records of a topic and says which numbers are in it. */
@Command(
    name = "fields",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Looks at records of a topic and says which numbers are in it.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:numbers were found",
      "1:an error, said in one line",
      "2:no number was found"
    })
public final class FieldsCommand implements Callable<Integer> {
  private static final int CAPACITY = 1_000_000;
  private static final Duration LOOK = Duration.ofMillis(50);
  private static final int FOUND = 0;
  private static final int NOTHING_FOUND = 2;

  /** Set by picocli. */
  @Spec private CommandSpec command = CommandSpec.create();

  @Mixin private final ConnectionOptions connection = new ConnectionOptions();
  @Mixin private final DecodeOptions decoding = new DecodeOptions();

  @Option(
      names = "--topic",
      required = true,
      paramLabel = "NAME",
      description = "The topic to look at.")
  private String topic = "";

  @Option(
      names = "--max-records",
      paramLabel = "N",
      defaultValue = "1000",
      converter = PointsOption.Converter.class,
      description = "How many records are read at the most (default: ${DEFAULT-VALUE}).")
  private int maxRecords = 1_000;

  @Option(
      names = "--from",
      paramLabel = "PLACE",
      converter = StartOptions.Converter.class,
      description =
          "Where to begin: "
              + StartPosition.SYNTAX
              + " (default: the last records, so that the"
              + " topic's end is reached).")
  private @Nullable StartPosition from;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      defaultValue = "30s",
      converter = DurationConverter.class,
      description = "How long to wait for them (default: ${DEFAULT-VALUE}).")
  private Duration timeout = Duration.ofSeconds(30);

  @Option(names = "--json", description = "Print one JSON document instead of a table.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    SchemaSource registry = decoding.openRegistry();
    try {
      return look(registry);
    } finally {
      if (registry instanceof AutoCloseable open) {
        open.close();
      }
    }
  }

  private int look(SchemaSource registry) throws Exception {
    TopicDecoder decoder =
        new TopicDecoder(topic, decoding.choice(), decoding.schemas(registry), path -> true);
    SeriesSet series = new SeriesSet(CAPACITY);
    ReadingPlan plan =
        ReadingPlan.passive(connection.connection(), topic, start()).upTo(maxRecords);
    try (TopicReader reader = TopicReader.start(plan, decoder, series)) {
      await(reader);
      FieldsReport report = FieldsReport.of(reader, decoding.choice(), series);
      PrintWriter out = command.commandLine().getOut();
      out.print(json ? FieldsJson.of(report) : FieldsTable.of(report));
      out.flush();
      return report.series().isEmpty() ? NOTHING_FOUND : FOUND;
    }
  }

  private StartPosition start() {
    StartPosition given = from;
    return given == null ? new StartPosition.LastRecords(maxRecords) : given;
  }

  /** Waits until the records are read; those that are yet to come, until the time is over. */
  private void await(TopicReader reader) throws InterruptedException {
    boolean future = start() instanceof StartPosition.Latest;
    long deadline = System.nanoTime() + timeout.toNanos();
    while (System.nanoTime() < deadline) {
      if (isRead(reader, future)) {
        return;
      }
      ReaderState state = reader.state();
      if (state.kind() == ReaderState.Kind.FAILED || state.kind() == ReaderState.Kind.DOWN) {
        throw new IllegalStateException(state.cause());
      }
    }
    if (future) {
      return;
    }
    throw new IllegalStateException(
        "the records of "
            + topic
            + " did not come within "
            + timeout.toSeconds()
            + " s; "
            + reader.state().cause());
  }

  private boolean isRead(TopicReader reader, boolean future) throws InterruptedException {
    if (!future) {
      return reader.awaitBacklog(LOOK);
    }
    Thread.sleep(LOOK);
    return reader.counters().received() >= maxRecords;
  }
}
