package topicscope.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import topicscope.workspace.KeptTopics.TopicKey;

/** What is kept of topics as JSON, as described in {@code app/docs/workspace.md}. Thread-safe. */
final class TopicsJson {
  private static final String FORMAT = "topicscope-topics";
  private static final int VERSION = 1;

  /** A file that does not exist. */
  static final Parsed EMPTY = new Parsed(JsonNodeFactory.instance.objectNode(), new KeptTopics());

  private TopicsJson() {}

  /**
   * A text.
   *
   * @param tree its tree, also with what this version does not know
   * @param topics what it says
   */
  record Parsed(ObjectNode tree, KeptTopics topics) {}

  /** A later Topicscope has written the file. */
  static final class LaterVersionException extends IOException {
    private static final long serialVersionUID = 1;

    LaterVersionException(String message) {
      super(message);
    }
  }

  /** The content of a text; missing or invalid values become defaults. */
  static Parsed read(byte[] text) throws UnknownWorkspaceException, LaterVersionException {
    ObjectNode tree = WorkspaceJson.parse(text);
    if (!tree.path("format").asText("").equals(FORMAT)) {
      throw new UnknownWorkspaceException("it is no file of topics");
    }
    if (tree.path("version").asInt(0) > VERSION) {
      throw new LaterVersionException("a later Topicscope has written it");
    }
    KeptTopics topics = new KeptTopics();
    for (JsonNode node : tree.path("topics")) {
      key(node).ifPresent(key -> topics.change(key, none -> PlotJson.settings(node)));
    }
    for (Map.Entry<String, JsonNode> id : tree.path("clusters").properties()) {
      topics.learn(id.getKey(), id.getValue().asText());
    }
    return new Parsed(tree, topics);
  }

  /** The text of topics; what {@code before} has and this version does not know stays. */
  static byte[] text(KeptTopics topics, Parsed before) {
    ObjectNode tree = before.tree().deepCopy();
    tree.put("format", FORMAT).put("version", VERSION);
    ObjectNode clusters = tree.putObject("clusters");
    topics.ids().forEach(clusters::put);
    Map<TopicKey, ObjectNode> there = new HashMap<>();
    for (JsonNode node : before.tree().path("topics")) {
      if (node instanceof ObjectNode object) {
        key(node).ifPresent(key -> there.put(key, object));
      }
    }
    ArrayNode list = tree.putArray("topics");
    topics
        .all()
        .forEach((key, settings) -> {
          ObjectNode known = there.get(key);
          boolean same =
              known != null && before.topics().find(key).filter(settings::equals).isPresent();
          list.add(same ? known : node(key, settings, known));
        });
    return WorkspaceJson.text(tree);
  }

  private static ObjectNode node(
      TopicKey key, TopicSettings settings, @Nullable ObjectNode before) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("cluster", key.cluster()).put("topic", key.topic());
    PlotJson.writeLook(settings.look(), node);
    node.set("series", WorkspaceJson.tree(settings.series()));
    settings.transforms().forEach(node.putArray("transforms")::add);
    settings.alerts().forEach(node.putArray("alerts")::add);
    if (before != null) {
      WorkspaceJson.keepUnknown(before, node);
    }
    return node;
  }

  private static Optional<TopicKey> key(JsonNode node) {
    String cluster = node.path("cluster").asText("");
    String topic = node.path("topic").asText("");
    return cluster.isEmpty() || topic.isEmpty()
        ? Optional.empty()
        : Optional.of(new TopicKey(cluster, topic));
  }
}
