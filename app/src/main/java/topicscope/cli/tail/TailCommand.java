package topicscope.cli.tail;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import topicscope.cli.StateJson;
import topicscope.cli.Version;
import topicscope.cli.options.ConnectionOptions;
import topicscope.cli.options.PointsOption;
import topicscope.cli.options.StartOptions;
import topicscope.decode.choice.DecodeChoice;
import topicscope.decode.topic.TopicDecoder;
import topicscope.kafka.client.ReaderState;
import topicscope.kafka.partition.StartPosition;
import topicscope.kafka.read.ReadingPlan;
import topicscope.kafka.read.TopicReader;
import topicscope.signal.SeriesSet;

/** Prints the records of a topic as they arrive, one line each, until it is stopped. */
@Command(
    name = "tail",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Prints the records of a topic as they arrive, one line each:",
      "  GROUP: [TOPIC] PART:n@offset key value",
      "Without --group the line begins at [TOPIC]. Bytes that are no text stand in hex."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all that was wanted is printed",
      "1:an error, said in one line",
      "130:stopped with Ctrl+C, after a line that says how many records were printed"
    })
public final class TailCommand implements Callable<Integer> {
  private static final int USUALLY = 10;
  private static final Duration LOOK = Duration.ofMillis(100);

  @Mixin private final ConnectionOptions connection = new ConnectionOptions();

  @Option(
      names = "--topic",
      required = true,
      paramLabel = "NAME",
      description = "The topic to read.")
  private String topic = "";

  @Option(
      names = "--from",
      paramLabel = "PLACE",
      converter = StartOptions.Converter.class,
      description = {
        "Where to begin: " + StartPosition.SYNTAX + ".",
        "Without it: at the last " + USUALLY + " records; in a group, at the end."
      })
  private @Nullable StartPosition from;

  @Option(
      names = "--group",
      paramLabel = "NAME",
      description = {
        "Read as a member of this consumer group and commit what was read.",
        "With --max-records too, up to one poll more than is printed is committed."
      })
  private @Nullable String group;

  @Option(
      names = "--json",
      description = {
        "Print each record as one JSON object; and every state of the reader, with its cause and",
        "since when, as one with \"event\":\"state\"."
      })
  private boolean json;

  @Option(
      names = "--max-records",
      paramLabel = "N",
      converter = PointsOption.Converter.class,
      description = "End after so many records; else it goes on until it is stopped.")
  private @Nullable Integer maxRecords;

  @Override
  public Integer call() throws Exception {
    ReadingPlan plan =
        ReadingPlan.of(
            connection.connection(),
            topic,
            Optional.ofNullable(from),
            USUALLY,
            Optional.ofNullable(group));
    TailLine line = json ? TailLine.json(plan.group()) : TailLine.text(plan.group());
    long most = Optional.ofNullable(maxRecords).map(Integer::longValue).orElse(Long.MAX_VALUE);
    try (TailOutput out = TailOutput.standard(line, most)) {
      // What is decoded isn't shown: the reader's series may hold next to nothing.
      TopicDecoder decoder = new TopicDecoder(topic, DecodeChoice.AUTOMATIC);
      try (TopicReader reader = TopicReader.start(plan, decoder, new SeriesSet(1), out);
          ShutdownSignal stopped = ShutdownSignal.ending(out)) {
        if (json) {
          reader.onState(new StateJson(out::say, topic));
        }
        follow(reader, out);
        if (stopped.happened()) {
          out.flush();
          System.err.printf(Locale.ROOT, "topicscope: stopped after %,d records%n", out.written());
        }
      }
    }
    return 0;
  }

  private static void follow(TopicReader reader, TailOutput out)
      throws IOException, InterruptedException {
    ReaderState.Kind told = ReaderState.Kind.LIVE;
    while (!out.awaitEnd(LOOK)) {
      out.flush();
      ReaderState state = reader.state();
      boolean bad =
          state.kind() == ReaderState.Kind.FAILED || state.kind() == ReaderState.Kind.DOWN;
      if (bad && reader.counters().received() == 0) {
        throw new IllegalStateException(state.cause());
      }
      if (bad && told != state.kind()) {
        System.err.println("topicscope: " + state.cause());
      }
      told = state.kind();
    }
  }
}
