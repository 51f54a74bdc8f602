package topicscope;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import topicscope.bench.start.StartTopic;
import topicscope.bench.tool.BrokerProcess;

/**
 * Runs what users see first, so that the JVM can write an ahead-of-time cache of it: commands, and
 * the window until its first sample. The launcher lets the JVM do so.
 */
@Command(
    name = TrainCommand.NAME,
    hidden = true,
    mixinStandardHelpOptions = true,
    description = {
      "Makes the next starts faster: runs commands and the window, and writes a cache of what they"
          + " have loaded beside the program.",
      "The cache belongs to this JVM and to these files."
    })
final class TrainCommand implements Callable<Integer> {
  static final String NAME = "train";
  private static final String TOPIC = "train";

  private static final List<List<String>> COMMANDS =
      List.of(
          List.of("tail", "--max-records", "10"),
          List.of("tail", "--json", "--max-records", "10"),
          List.of("fields", "--max-records", "100"),
          List.of("fields", "--json", "--max-records", "100"),
          List.of("plot", "--once"));

  @Option(
      names = "--bootstrap-server",
      paramLabel = "HOST:PORT",
      description = "A cluster that holds the topic (default: a broker in another process).")
  private @Nullable String servers;

  @Option(
      names = "--topic",
      paramLabel = "NAME",
      defaultValue = TOPIC,
      description = "The topic (default: ${DEFAULT-VALUE}).")
  private String topic = TOPIC;

  @Option(names = "--no-window", description = "Commands only, where there is no JavaFX.")
  private boolean noWindow;

  @Override
  public Integer call() throws Exception {
    if (servers != null) {
      return train(servers);
    }
    // In this process its classes would make the cache half as large again.
    try (BrokerProcess broker = BrokerProcess.start()) {
      StartTopic.fill(broker.bootstrapServers(), topic, TrainCommand::record);
      return train(broker.bootstrapServers());
    }
  }

  private static String record(int number) {
    return "{\"cpu\":" + number % 17 + ",\"memory\":{\"used\":" + number + ".5},\"host\":\"a\"}";
  }

  private int train(String cluster) {
    List<String> source = List.of("--bootstrap-server", cluster, "--topic", topic);
    int worst = 0;
    for (List<String> command : COMMANDS) {
      worst = Math.max(worst, run(Stream.concat(command.stream(), source.stream())));
    }
    return noWindow
        ? worst
        : Math.max(worst, run(Stream.concat(source.stream(), Stream.of("--report-start"))));
  }

  private static int run(Stream<String> arguments) {
    String[] args = arguments.toArray(String[]::new);
    return Main.commandLine(Optional.empty(), args)
        .setOut(new PrintWriter(Writer.nullWriter()))
        .execute(args);
  }
}
