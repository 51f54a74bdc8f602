package topicscope.producer.command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import topicscope.producer.command.source.UsageException;
import topicscope.producer.topic.TopicAdmin;
import topicscope.producer.topic.TopicException;

/** {@code topic}: the basic topic operations, without Kafka's own tools. */
@Command(
    name = "topic",
    description = "Makes, lists and describes topics.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      TopicCommand.Create.class,
      TopicCommand.ListAll.class,
      TopicCommand.Describe.class
    })
public final class TopicCommand implements Runnable {
  @Override
  public void run() {
    throw new UsageException("Say what to do: create, list or describe");
  }

  /** Sends a request to the cluster and prints the answer. */
  abstract static class Question implements Callable<Integer> {
    @Mixin private ConnectionOptions connection = new ConnectionOptions();
    @Spec private @Nullable CommandSpec spec;

    abstract String answer(TopicAdmin admin) throws TopicException;

    @Override
    public Integer call() throws TopicException {
      CommandSpec command = Objects.requireNonNull(spec);
      try (TopicAdmin admin =
          TopicAdmin.connect(connection.bootstrapServers(), connection.clientConfig())) {
        command.commandLine().getOut().println(answer(admin));
        return 0;
      }
    }
  }

  /** {@code topic create}. */
  @Command(
      name = "create",
      description = "Makes a topic. One that is there already is left as it is.",
      mixinStandardHelpOptions = true)
  static final class Create extends Question {
    @Parameters(paramLabel = "NAME", description = "The topic's name.")
    private String name = "";

    @Option(
        names = "--partitions",
        paramLabel = "N",
        description = "How many partitions (default: as the cluster has it).")
    private @Nullable Integer partitions;

    @Option(
        names = "--replication-factor",
        paramLabel = "N",
        description = "How many brokers hold each (default: as the cluster has it).")
    private @Nullable Integer replicationFactor;

    @Option(
        // The longer name is that of its environment variable: TOPICSCOPE_CONFIG is run's file.
        names = {"--config", "--topic-config"},
        paramLabel = "KEY=VALUE",
        description = "A setting of the topic, such as retention.ms=60000.")
    private Map<String, String> config = new LinkedHashMap<>();

    @Override
    String answer(TopicAdmin admin) throws TopicException {
      OptionalInt asked = number("--partitions", partitions, Integer.MAX_VALUE);
      OptionalInt replicas = number("--replication-factor", replicationFactor, Short.MAX_VALUE);
      boolean made = admin.create(name, asked, replicas, config);
      // Not every broker may know a new topic yet.
      int count =
          made && asked.isPresent() ? asked.getAsInt() : admin.describe(name).partitions().size();
      String partitionsText = count + (count == 1 ? " partition" : " partitions");
      return made
          ? "made " + name + " with " + partitionsText
          : name + " exists already, with " + partitionsText + "; nothing is changed";
    }

    private static OptionalInt number(String option, @Nullable Integer given, int max) {
      if (given == null) {
        return OptionalInt.empty();
      }
      if (given < 1 || given > max) {
        throw new UsageException("%s: must be from 1 to %d, not %d".formatted(option, max, given));
      }
      return OptionalInt.of(given);
    }
  }

  /** {@code topic list}. */
  @Command(
      name = "list",
      description = "Lists the topics, without the cluster's internal ones.",
      mixinStandardHelpOptions = true)
  static final class ListAll extends Question {
    @Override
    String answer(TopicAdmin admin) throws TopicException {
      Map<String, Integer> topics = admin.list();
      StringBuilder text = new StringBuilder();
      topics.forEach((name, partitions) ->
          text.append(text.isEmpty() ? "" : "\n")
              .append(name)
              .append(partitions == 1 ? " (1 partition)" : " (" + partitions + " partitions)"));
      return text.isEmpty() ? "The cluster has no topics." : text.toString();
    }
  }

  /** {@code topic describe}. */
  @Command(
      name = "describe",
      description = "Tells a topic's partitions, offsets and settings.",
      mixinStandardHelpOptions = true)
  static final class Describe extends Question {
    @Parameters(paramLabel = "NAME", description = "The topic's name.")
    private String name = "";

    @Override
    String answer(TopicAdmin admin) throws TopicException {
      return admin.describe(name).text();
    }
  }
}
