package topicscope.decode.choice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import topicscope.decode.schema.RegistryFile;
import topicscope.decode.schema.SchemaFile;
import topicscope.decode.time.TimeChoice;

/** Choices as JSON. */
public final class ChoiceJson {
  static final String TOPICS = "topics";
  static final String REGISTRIES = "registries";
  static final String DISMISSED = "dismissed";

  private ChoiceJson() {}

  /** Reads all valid choices, and reports the first invalid one. */
  static RememberedChoices read(JsonNode all) {
    Map<String, DecodeChoice> choices = new HashMap<>();
    Map<String, RegistryFile> registries = new HashMap<>();
    Optional<String> trouble = Optional.empty();
    for (Map.Entry<String, JsonNode> entry : all.path(TOPICS).properties()) {
      try {
        choices.put(entry.getKey(), choice(entry.getValue()));
      } catch (IllegalArgumentException e) {
        trouble = trouble.or(() -> Optional.of(entry.getKey() + " isn't used: " + e.getMessage()));
      }
    }
    for (Map.Entry<String, JsonNode> entry : all.path(REGISTRIES).properties()) {
      JsonNode node = entry.getValue();
      text(node, "url")
          .ifPresent(url ->
              registries.put(
                  entry.getKey(), new RegistryFile(url, text(node, "config").map(Path::of))));
    }
    Map<String, Set<String>> dismissed = new HashMap<>();
    for (Map.Entry<String, JsonNode> entry : all.path(DISMISSED).properties()) {
      dismissed.put(
          entry.getKey(),
          entry.getValue().valueStream().map(JsonNode::asText).collect(Collectors.toSet()));
    }
    return new RememberedChoices(choices, registries, dismissed, trouble);
  }

  static void put(ObjectNode node, DecodeChoice choice) {
    choice.format().ifPresent(format -> node.put("format", format.id()));
    node.put("time", choice.time().text())
        .put("grouping", choice.grouping().text())
        .put("numericStrings", choice.numericStrings());
    choice
        .schema()
        .ifPresent(schema ->
            node.put("schema", schema.file().toString()).put("message", schema.message()));
    if (!choice.states().isEmpty()) {
      ArrayNode states = node.putArray("states");
      choice.states().forEach(states::add);
    }
  }

  static void put(ObjectNode node, RegistryFile registry) {
    node.put("url", registry.url());
    registry.config().ifPresent(config -> node.put("config", config.toString()));
  }

  /**
   * The choice in a node; what is missing is detected.
   *
   * @throws IllegalArgumentException if a word of it is unknown
   */
  public static DecodeChoice choice(JsonNode node) {
    return new DecodeChoice(
        text(node, "format").map(Format::parse),
        TimeChoice.parse(node.path("time").asText("record")),
        Grouping.parse(node.path("grouping").asText("format")),
        node.path("numericStrings").asBoolean(false),
        text(node, "schema")
            .map(file -> new SchemaFile(Path.of(file), node.path("message").asText(""))),
        node.path("states").valueStream().map(JsonNode::asText).toList());
  }

  private static Optional<String> text(JsonNode node, String name) {
    return node.hasNonNull(name) ? Optional.of(node.get(name).asText()) : Optional.empty();
  }
}
