package topicscope.cli.rollup;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import topicscope.cli.Version;
import topicscope.cli.options.ConnectionOptions;
import topicscope.cli.options.TopicDecoding;
import topicscope.kafka.client.ClusterConnection;
import topicscope.platform.TerminalText;
import topicscope.rollup.AccountCheck;
import topicscope.rollup.RollupCheck;
import topicscope.rollup.RollupPlan;

/** Proves that a roll-up contains what its topic did, once each. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Proves a roll-up, also while it runs. From its topic alone: that the accounts of each"
          + " partition join without a hole and without an overlap, and that the partials contain"
          + " as many samples as the accounts say. From the records, as far as they are still"
          + " there: that each partial has their count, sum, lowest, highest, first and last.",
      "Decode the records as the roll-up did. It holds a partial for each series and interval in"
          + " memory."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all is as it must be",
      "1:an error; the message is one line",
      "2:something is not; the standard error says what"
    })
final class RollupVerifyCommand implements Callable<Integer> {
  private static final int WRONG = 2;

  /** Set by picocli. */
  @Spec private CommandSpec command = CommandSpec.create();

  @Mixin private final ConnectionOptions connection = new ConnectionOptions();
  @Mixin private final RollupTopicOptions topics = new RollupTopicOptions();

  @Option(names = "--json", description = "Print lines of JSON.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    String topic = topics.topic(command);
    String target = topics.target(command);
    ClusterConnection cluster = connection.connection();
    try (TopicDecoding decoded =
        TopicDecoding.open(topics.decoding(), cluster.bootstrapServers(), this::say)) {
      RollupPlan plan =
          new RollupPlan(
              cluster,
              topic,
              target,
              Duration.ofMillis(1),
              RollupPlan.application(topic, target),
              1,
              Optional.empty(),
              true,
              false,
              topics.decoders(command, decoded));
      RollupCheck.Result result = new RollupCheck(plan).run();
      result.partitions().forEach(this::print);
      print(result);
      result.faults().forEach(this::say);
      return result.faults().isEmpty() ? 0 : WRONG;
    }
  }

  private void print(AccountCheck check) {
    if (json) {
      print(
          node("partition")
              .put("partition", check.partition())
              .put("from", check.from())
              .put("to", check.to())
              .put("received", check.received())
              .put("gaps", check.gaps())
              .put("decoded", check.decoded())
              .put("undecodable", check.undecodable())
              .put("tombstones", check.tombstones())
              .put("withoutNumber", check.withoutNumber())
              .put("samples", check.samples())
              .put("leftOut", check.leftOut())
              .toString());
      return;
    }
    print(
        String.format(
            Locale.ROOT,
            "partition %d: %,d offsets to %,d - %,d without a record = %,d received = %,d decoded"
                + " + %,d undecodable + %,d tombstones + %,d without a number; %,d samples",
            check.partition(),
            check.to() - check.from(),
            check.to(),
            check.gaps(),
            check.received(),
            check.decoded(),
            check.undecodable(),
            check.tombstones(),
            check.withoutNumber(),
            check.samples()));
  }

  private void print(RollupCheck.Result result) {
    long samples = result.partitions().stream().mapToLong(AccountCheck::samples).sum();
    if (json) {
      ObjectNode node =
          node("verified")
              .put("samples", samples)
              .put("partials", result.partials())
              .put("intervals", result.intervals())
              .put("compared", result.compared())
              .put("gone", result.gone());
      result.faults().forEach(node.putArray("faults")::add);
      print(node.toString());
      return;
    }
    print(
        String.format(
            Locale.ROOT,
            "%,d samples in %,d partials of %,d intervals; %,d of these compared with their"
                + " records%s: %s",
            samples,
            result.partials(),
            result.intervals(),
            result.compared(),
            result.gone() == 0
                ? ""
                : String.format(Locale.ROOT, ", of %,d records are deleted", result.gone()),
            result.faults().isEmpty() ? "all well" : "not well"));
  }

  private static ObjectNode node(String event) {
    return JsonNodeFactory.instance.objectNode().put("event", event);
  }

  private void print(String text) {
    PrintWriter out = command.commandLine().getOut();
    out.println(json ? TerminalText.escapeJson(text) : TerminalText.escape(text));
    out.flush();
  }

  private void say(String text) {
    command.commandLine().getErr().println("topicscope: " + TerminalText.escape(text));
    command.commandLine().getErr().flush();
  }
}
