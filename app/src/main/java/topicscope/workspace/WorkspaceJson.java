package topicscope.workspace;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import topicscope.workspace.Workspace.Panes;
import topicscope.workspace.Workspace.Position;

/**
 * Workspaces as JSON, as described in {@code app/docs/workspace.md}.
 *
 * <p>All known fields are written; {@link #keepUnknown} adds unknown fields of an older text.
 * Thread-safe.
 */
final class WorkspaceJson {
  static final String FORMAT = "topicscope-workspace";
  static final int VERSION = 1;
  private static final int MAX_MEASURES = 100;

  private static final ObjectMapper JSON =
      new JsonMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNestingDepth(64)
                      .maxNumberLength(100)
                      .maxDocumentLength(16 << 20)
                      .build())
              .build());

  private WorkspaceJson() {}

  /** Parses a text. */
  static ObjectNode parse(byte[] text) throws UnknownWorkspaceException {
    try {
      if (JSON.readTree(text) instanceof ObjectNode tree) {
        return tree;
      }
      throw new UnknownWorkspaceException("it holds no JSON object");
    } catch (StreamConstraintsException e) {
      // It has no location.
      throw new UnknownWorkspaceException("its JSON is nested too deep or has too long a value");
    } catch (JsonProcessingException e) {
      throw new UnknownWorkspaceException(
          "it is no JSON: line %d, column %d"
              .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr()));
    } catch (IOException e) {
      throw new UnknownWorkspaceException("it is no JSON");
    }
  }

  /** The text of a tree. */
  static byte[] text(ObjectNode tree) {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The workspace of a tree; missing or invalid values become defaults. */
  static Workspace read(ObjectNode tree) throws UnknownWorkspaceException {
    if (!tree.path("format").asText("").equals(FORMAT)) {
      throw new UnknownWorkspaceException("it is no workspace of Topicscope");
    }
    int version = tree.path("version").asInt(0);
    if (version < 1 || version > VERSION) {
      throw new UnknownWorkspaceException(
          "it is a workspace of version %s, and this Topicscope knows version %d"
              .formatted(tree.path("version").asText("none"), VERSION));
    }
    return new Workspace(
        place(tree.path("window")),
        theme(tree.path("theme").asText("")),
        tree.path("layout").asText(Workspace.EMPTY.layout()),
        tree.path("linked").asBoolean(Workspace.EMPTY.linked()),
        Math.max(0, tree.path("focused").asInt(0)),
        panes(tree.path("panes")),
        PlotJson.readAll(tree.path("plots")),
        PlotJson.cluster(tree.path("cluster"))
            .map(name -> new KeptCluster(PlotJson.text(tree.path("cluster").path("id")), name)));
  }

  /** The tree of a workspace. */
  static ObjectNode write(Workspace workspace) {
    ObjectNode tree = JSON.createObjectNode();
    tree.put("format", FORMAT).put("version", VERSION);
    tree.set("window", tree(workspace.place().orElse(null)));
    tree.put("theme", workspace.theme().name().toLowerCase(Locale.ROOT));
    tree.put("layout", workspace.layout());
    tree.put("linked", workspace.linked());
    tree.put("focused", workspace.focused());
    write(workspace.panes(), tree.putObject("panes"));
    ArrayNode plots = tree.putArray("plots");
    workspace.plots().forEach(plot -> PlotJson.write(plot, plots.addObject()));
    workspace
        .cluster()
        .ifPresent(cluster -> {
          ObjectNode node = tree.putObject("cluster").put("id", cluster.id().orElse(null));
          PlotJson.write(cluster.name(), node);
        });
    return tree;
  }

  /** A record, or a list of records, with the names of their components; null if there is none. */
  static JsonNode tree(@Nullable Object records) {
    return JSON.valueToTree(records);
  }

  private static void write(Panes panes, ObjectNode node) {
    node.put("tab", panes.tab());
    node.putNull("side");
    panes.side().ifPresent(share -> node.put("side", share));
    node.put("folded", panes.folded());
    node.put("timeline", panes.timeline());
    node.set("rows", tree(panes.rows()));
    node.set("columns", tree(panes.columns()));
    node.set("tail", widths(panes.tail()));
    node.set("alerts", widths(panes.alerts()));
    node.set("measures", tree(panes.measures().orElse(null)));
  }

  private static JsonNode widths(Map<String, Double> columns) {
    return tree(
        columns.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(column -> new TableState.Width(column.getKey(), column.getValue()))
            .toList());
  }

  private static Panes panes(JsonNode node) {
    List<List<Double>> columns = new ArrayList<>();
    node.path("columns").forEach(row -> columns.add(shares(row)));
    List<Double> side = shares(JSON.createArrayNode().add(node.path("side")));
    return new Panes(
        node.path("tab").asText(""),
        side.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(side.getFirst()),
        node.path("folded").asBoolean(false),
        node.path("timeline").asBoolean(true),
        shares(node.path("rows")),
        columns,
        widths(node.path("tail")),
        widths(node.path("alerts")),
        measures(node.path("measures")));
  }

  /** Their words; an empty list shows none of them, and no list the usual ones. */
  private static Optional<List<String>> measures(JsonNode node) {
    return node.isArray()
        ? Optional.of(
            node.valueStream()
                .limit(MAX_MEASURES)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .toList())
        : Optional.empty();
  }

  private static Map<String, Double> widths(JsonNode node) {
    return PlotJson.widths(node).stream()
        .collect(Collectors.toMap(TableState.Width::name, TableState.Width::width, Math::max));
  }

  private static List<Double> shares(JsonNode nodes) {
    return nodes
        .valueStream()
        .map(node -> node.asDouble(Double.NaN))
        .filter(share -> share > 0 && share < 1)
        .toList();
  }

  /**
   * Adds to {@code now} the fields of {@code before} that it lacks: those of a later Topicscope.
   * Plots correspond if they have the same index and topic, series if they have the same name.
   */
  static void keepUnknown(ObjectNode before, ObjectNode now) {
    before
        .properties()
        .forEach(field -> {
          JsonNode mine = now.get(field.getKey());
          if (mine == null) {
            now.set(field.getKey(), field.getValue().deepCopy());
          } else if (mine instanceof ObjectNode to && field.getValue() instanceof ObjectNode from) {
            keepUnknown(from, to);
          } else if (mine instanceof ArrayNode to && field.getValue() instanceof ArrayNode from) {
            keepUnknown(from, to);
          }
        });
  }

  private static void keepUnknown(ArrayNode before, ArrayNode now) {
    for (int i = 0; i < now.size(); i++) {
      for (int k = 0; k < before.size(); k++) {
        boolean likely = now.get(i).has("name") || i == k;
        if (likely
            && now.get(i) instanceof ObjectNode to
            && before.get(k) instanceof ObjectNode from
            && sameThing(from, to)) {
          keepUnknown(from, to);
        }
      }
    }
  }

  private static boolean sameThing(ObjectNode a, ObjectNode b) {
    return a.path("name").equals(b.path("name")) && a.path("topic").equals(b.path("topic"));
  }

  private static Optional<Position> place(JsonNode node) {
    double width = node.path("width").asDouble(Double.NaN);
    double height = node.path("height").asDouble(Double.NaN);
    double x = node.path("x").asDouble(Double.NaN);
    double y = node.path("y").asDouble(Double.NaN);
    boolean sensible =
        width >= 1
            && width <= 100_000
            && height >= 1
            && height <= 100_000
            && Math.abs(x) <= 100_000
            && Math.abs(y) <= 100_000;
    return sensible
        ? Optional.of(new Position(x, y, width, height, node.path("maximized").asBoolean(false)))
        : Optional.empty();
  }

  private static Workspace.ThemeChoice theme(String text) {
    return switch (text) {
      case "light" -> Workspace.ThemeChoice.LIGHT;
      case "dark" -> Workspace.ThemeChoice.DARK;
      default -> Workspace.ThemeChoice.SYSTEM;
    };
  }
}
