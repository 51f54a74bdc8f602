package topicscope.cli.watch;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import topicscope.alert.AlertCommand;
import topicscope.alert.AlertEvent;
import topicscope.alert.AlertJson;
import topicscope.alert.AlertRule;
import topicscope.alert.AlertSink;
import topicscope.cli.StateJson;
import topicscope.cli.Version;
import topicscope.cli.options.ConnectionOptions;
import topicscope.cli.options.DecodeOptions;
import topicscope.cli.options.DurationConverter;
import topicscope.cli.options.StartOptions;
import topicscope.decode.schema.SchemaSource;
import topicscope.decode.topic.TopicDecoder;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.client.LineSender;
import topicscope.kafka.partition.StartPosition;
import topicscope.kafka.read.ReadingPlan;
import topicscope.kafka.read.TopicReader;
import topicscope.signal.SeriesSet;
import topicscope.transform.SyntaxException;

/** Watches a topic without a window and prints when rules begin and cease to hold. */
@Command(
    name = "watch",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Watches a topic without a window; prints when alerts are raised and cleared.",
    footerHeading = "%nRules:%n",
    footer = AlertRule.SYNTAX,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the duration is over",
      "1:an error, said in one line",
      "2:the duration is over and no sample arrived",
      "3:an alert was raised, with --fail-fast"
    })
public final class WatchCommand implements Callable<Integer> {
  private static final int CAPACITY = 100_000;

  /** Set by picocli. */
  @Spec private CommandSpec command = CommandSpec.create();

  @Mixin private final ConnectionOptions connection = new ConnectionOptions();
  @Mixin private final DecodeOptions decoding = new DecodeOptions();

  @Option(
      names = "--topic",
      required = true,
      paramLabel = "NAME",
      description = "The topic to watch.")
  private String topic = "";

  @Option(
      names = "--alert",
      required = true,
      paramLabel = "RULE",
      converter = ToRule.class,
      description = "What to watch for, such as 'cpu > 90 for 10s'; may be given more than once.")
  private List<AlertRule> rules = List.of();

  @Option(
      names = "--from",
      paramLabel = "PLACE",
      defaultValue = "latest",
      converter = StartOptions.Converter.class,
      description = "Where to begin: " + StartPosition.SYNTAX + " (default: ${DEFAULT-VALUE}).")
  private StartPosition from = new StartPosition.Latest();

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "How long to watch, as 500ms, 10s, 2m or 1h (default: until interrupted).")
  private @Nullable Duration duration;

  @Option(names = "--fail-fast", description = "End with exit code 3 at the first alert raised.")
  private boolean failFast;

  @Option(
      names = "--json",
      description = "Print lines of JSON: every event, and every state with cause and since when.")
  private boolean json;

  @Option(
      names = "--exec",
      paramLabel = "COMMAND",
      description = "Run this in the shell for each event; its JSON is on the standard input.")
  private @Nullable String exec;

  @Option(
      names = "--to-topic",
      paramLabel = "NAME",
      description = "Send each event as JSON to this topic of the same cluster; it has to exist.")
  private @Nullable String toTopic;

  @Override
  public Integer call() throws Exception {
    if (topic.equals(toTopic)) {
      throw new IllegalArgumentException("--to-topic must not be the topic that is watched");
    }
    SchemaSource registry = decoding.openRegistry();
    ClusterConnection cluster = connection.connection();
    List<AutoCloseable> open = new ArrayList<>();
    try {
      List<AlertSink> outlets = outlets(cluster, open);
      return watch(cluster, registry, outlets);
    } finally {
      for (AutoCloseable one : open.reversed()) {
        one.close();
      }
      if (registry instanceof AutoCloseable closeable) {
        closeable.close();
      }
    }
  }

  private int watch(ClusterConnection cluster, SchemaSource registry, List<AlertSink> outlets)
      throws Exception {
    TopicDecoder decoder =
        new TopicDecoder(topic, decoding.choice(), decoding.schemas(registry), path -> true);
    SeriesSet series = new SeriesSet(CAPACITY, topic);
    ReadingPlan plan = ReadingPlan.passive(cluster, topic, from);
    try (TopicReader reader = TopicReader.start(plan, decoder, series);
        WatchRun watch =
            new WatchRun(
                reader, series, rules, failFast, event -> tell(event, outlets), this::warn)) {
      if (json) {
        reader.onState(StateJson.printed(command.commandLine().getOut(), topic));
      }
      return watch.run(duration);
    }
  }

  private List<AlertSink> outlets(ClusterConnection cluster, List<AutoCloseable> open)
      throws IOException {
    List<AlertSink> outlets = new ArrayList<>();
    String goal = toTopic;
    if (goal != null) {
      LineSender sender = new LineSender(cluster, goal);
      open.add(sender);
      outlets.add(
          new AlertSink(
              "the topic " + goal,
              event -> sender.send(event.series(), AlertJson.of(event)),
              this::warn));
    }
    String shell = exec;
    if (shell != null) {
      outlets.add(new AlertSink("the command", new AlertCommand(shell), this::warn));
    }
    open.addAll(outlets);
    return outlets;
  }

  private void tell(AlertEvent event, List<AlertSink> outlets) {
    PrintWriter out = command.commandLine().getOut();
    out.println(json ? AlertJson.of(event) : event.text());
    out.flush();
    outlets.forEach(outlet -> outlet.accept(event));
  }

  private void warn(String message) {
    PrintWriter err = command.commandLine().getErr();
    err.println("topicscope: " + message);
    err.flush();
  }

  static final class ToRule implements ITypeConverter<AlertRule> {
    @Override
    public AlertRule convert(String text) {
      try {
        return AlertRule.parse(text);
      } catch (SyntaxException e) {
        throw new TypeConversionException(e.pointed());
      }
    }
  }
}
