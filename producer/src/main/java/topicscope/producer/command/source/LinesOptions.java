package topicscope.producer.command.source;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import topicscope.producer.lines.LineFormat;
import topicscope.producer.lines.PartitionRule;
import topicscope.producer.run.LinesPlan;
import topicscope.producer.run.Plan;

/** The options of {@code lines}. */
final class LinesOptions extends SourceOptions {
  @Option(
      names = "--topic",
      paramLabel = "NAME",
      description = "Where the records go (default: ${DEFAULT-VALUE}).")
  private String topic = PublishOptions.TOPIC;

  @Option(
      names = "--json-fields",
      paramLabel = "NAME,…",
      split = ",",
      description =
          "Make the words of a line the fields of a JSON object; the last takes the rest.")
  private List<String> jsonFields = List.of();

  @Option(names = "--key", paramLabel = "TEXT", description = "The key of every record.")
  private @Nullable String key;

  @Option(
      names = "--key-field",
      paramLabel = "NAME",
      description =
          "The field whose value is the key (of --json-fields, or of lines that are JSON).")
  private @Nullable String keyField;

  @Option(
      names = "--partition-by",
      paramLabel = "RULE",
      description =
          "key, a partition's number, or FIELD=VALUE:NUMBER,…,*:NUMBER such as"
              + " location=south:0,*:1 (default: ${DEFAULT-VALUE}).")
  private String partitionBy = "key";

  LinesOptions() {
    super(
        new SourceInfo(
            "lines",
            "Standard input, one record a line; prints partition and offset of each.",
            Map.of("--topic", PublishOptions.TOPIC, "--partition-by", "key")));
  }

  @Override
  public Plan plan(Consumer<String> trouble) {
    if (key != null && keyField != null) {
      throw new UsageException("Give --key or --key-field, not both");
    }
    if (jsonFields.stream().anyMatch(String::isBlank)
        || jsonFields.stream().distinct().count() < jsonFields.size()) {
      throw new UsageException("--json-fields: each field needs a name of its own");
    }
    if (!jsonFields.isEmpty() && keyField != null && !jsonFields.contains(keyField)) {
      throw new UsageException("--key-field: '" + keyField + "' is none of --json-fields");
    }
    PartitionRule rule = rule();
    if (!jsonFields.isEmpty() && !rule.field().isEmpty() && !jsonFields.contains(rule.field())) {
      throw new UsageException("--partition-by: '" + rule.field() + "' is none of --json-fields");
    }
    LineFormat format =
        new LineFormat(jsonFields, Optional.ofNullable(key), Optional.ofNullable(keyField), rule);
    return new LinesPlan(topic, format, System.in);
  }

  private PartitionRule rule() {
    try {
      return PartitionRule.parse(partitionBy);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--partition-by: " + e.getMessage());
    }
  }
}
