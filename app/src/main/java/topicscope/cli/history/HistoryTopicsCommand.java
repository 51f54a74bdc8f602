package topicscope.cli.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import topicscope.cli.Version;
import topicscope.cli.options.HistoryOptions;
import topicscope.history.query.RecordedTopic;
import topicscope.platform.TerminalText;

/** Lists the recorded topics. */
@Command(
    name = "topics",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Lists the recorded topics with their series, times and numbers of samples. A topic that"
            + " was deleted and created again is listed for each id.")
public final class HistoryTopicsCommand implements Callable<Integer> {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

  @Mixin private final HistoryOptions options = new HistoryOptions();

  @Option(names = "--json", description = "Print one JSON document instead of lines.")
  private boolean json;

  /** Set by picocli. */
  @Spec private CommandSpec command = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<RecordedTopic> all;
    try (OpenHistory history = OpenHistory.of(options)) {
      all = history.reader().topics();
    }
    PrintWriter out = command.commandLine().getOut();
    if (json) {
      out.println(document(all));
    } else if (all.isEmpty()) {
      out.println("Nothing is recorded; 'topicscope record' does it.");
    } else {
      print(all, out);
    }
    out.flush();
    return 0;
  }

  private static void print(List<RecordedTopic> all, PrintWriter out) {
    int width = all.stream().mapToInt(one -> one.topic().length()).max().orElse(0);
    int digits = all.stream().mapToInt(one -> rows(one).length()).max().orElse(0);
    String form = "%-" + width + "s  %-22s  %s – %s  %" + digits + "s samples of %d series";
    for (RecordedTopic one : all) {
      String line =
          String.format(
              Locale.ROOT,
              form,
              one.topic(),
              one.id(),
              MINUTE.format(time(one.firstNanos())),
              MINUTE.format(time(one.lastNanos())),
              rows(one),
              one.series().size());
      out.println(TerminalText.escape(line));
    }
  }

  private static String rows(RecordedTopic one) {
    return String.format(Locale.ROOT, "%,d", one.rows());
  }

  static Instant time(long nanos) {
    return Instant.ofEpochSecond(
        Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L));
  }

  private static String document(List<RecordedTopic> all) throws JsonProcessingException {
    ArrayNode topics = MAPPER.createArrayNode();
    for (RecordedTopic one : all) {
      ObjectNode node = topics.addObject();
      node.put("topic", one.topic());
      node.put("id", one.id());
      node.put("samples", one.rows());
      node.put("first", time(one.firstNanos()).toString());
      node.put("last", time(one.lastNanos()).toString());
      ArrayNode series = node.putArray("series");
      one.series()
          .forEach(of ->
              series
                  .addObject()
                  .put("name", of.name())
                  .put("samples", of.rows())
                  .put("first", time(of.firstNanos()).toString())
                  .put("last", time(of.lastNanos()).toString()));
    }
    return TerminalText.escapeJson(MAPPER.writeValueAsString(topics));
  }
}
