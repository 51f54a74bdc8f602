package topicscope.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import topicscope.decode.choice.ChoiceJson;
import topicscope.decode.choice.DecodeChoice;
import topicscope.decode.choice.Format;
import topicscope.decode.schema.SchemaFile;
import topicscope.workspace.PlotState.Actions;
import topicscope.workspace.PlotState.Appearance;
import topicscope.workspace.PlotState.CaptureState;
import topicscope.workspace.PlotState.ClusterName;
import topicscope.workspace.PlotState.GuestState;
import topicscope.workspace.PlotState.Range;
import topicscope.workspace.PlotState.SeriesState;
import topicscope.workspace.PlotState.Span;
import topicscope.workspace.PlotState.StudyState;
import topicscope.workspace.PlotState.TriggerState;

/** The plots of a workspace as JSON. Thread-safe. */
final class PlotJson {
  private static final int MAX_PLOTS = 16;
  private static final int MAX_SERIES = 10_000;
  private static final int MAX_GUESTS = 100;
  private static final int MAX_POINTS = 50_000_000;
  private static final int USUAL_POINTS = 200;
  private static final int MAX_CAPTURES = 20;
  private static final int MAX_STUDIES = 1_000;
  private static final int MAX_LINES = 1_000;
  private static final int MAX_COLUMNS = 20;
  private static final double MAX_WIDTH = 10_000;
  private static final int LONGEST_TEXT = 1_000;
  private static final long MAX_MS = 1_000L * 60 * 60 * 24 * 366;

  private PlotJson() {}

  static List<PlotState> readAll(JsonNode nodes) {
    return list(
        nodes, MAX_PLOTS, node -> node.isObject() ? Optional.of(read(node)) : Optional.empty());
  }

  static void write(PlotState plot, ObjectNode node) {
    node.putNull("cluster");
    plot.cluster().ifPresent(cluster -> write(cluster, node.putObject("cluster")));
    node.put("topic", plot.topic().orElse(null));
    node.put("from", plot.from().orElse(null));
    node.set("window", WorkspaceJson.tree(plot.window()));
    write(plot.decode(), node.putObject("decode"));
    writeLook(plot.look(), node);
    node.set("table", WorkspaceJson.tree(plot.look().table()));
    node.set("series", WorkspaceJson.tree(plot.series()));
    ArrayNode guests = node.putArray("guests");
    for (GuestState one : plot.guests()) {
      ObjectNode guest = guests.addObject();
      write(one.cluster(), guest.putObject("cluster"));
      guest.put("topic", one.topic()).put("name", one.name());
      write(one.decode(), guest.putObject("decode"));
    }
    ArrayNode studies = node.putArray("studies");
    for (StudyState one : plot.studies()) {
      ObjectNode study = studies.addObject();
      write(one.cluster(), study.putObject("cluster"));
      study.put("topic", one.topic());
      one.transforms().forEach(study.putArray("transforms")::add);
      one.alerts().forEach(study.putArray("alerts")::add);
    }
    node.set("actions", WorkspaceJson.tree(plot.actions()));
    node.set("trigger", WorkspaceJson.tree(plot.trigger()));
  }

  /** Writes a look without its table. */
  static void writeLook(Appearance look, ObjectNode node) {
    node.put("title", look.title());
    write(look.left(), node.putArray("y"));
    write(look.right(), node.putArray("yRight"));
    node.put("yMode", look.mode());
    // Written in any case: what is missing would be kept as it was.
    node.set("xy", look.xy().map(WorkspaceJson::tree).orElseGet(node::nullNode));
  }

  private static void write(Optional<Range> range, ArrayNode node) {
    range.ifPresent(held -> node.add(held.low()).add(held.high()));
  }

  static void write(ClusterName cluster, ObjectNode node) {
    node.put("profile", cluster.profile().orElse(null))
        .put("colour", cluster.colour().orElse(null))
        .put("servers", withoutLogin(cluster.servers()));
  }

  /** The part before an at sign may be a login, which must not be saved. */
  static String withoutLogin(String servers) {
    return servers.replaceAll("[^,\\s]*@", "");
  }

  private static void write(DecodeChoice decode, ObjectNode node) {
    node.put("format", decode.format().map(Format::id).orElse(null))
        .put("time", decode.time().text())
        .put("grouping", decode.grouping().text())
        .put("numericStrings", decode.numericStrings())
        .put("schema", decode.schema().map(schema -> schema.file().toString()).orElse(null))
        .put("message", decode.schema().map(SchemaFile::message).orElse(""));
  }

  private static PlotState read(JsonNode node) {
    return new PlotState(
        cluster(node.path("cluster")),
        text(node.path("topic")),
        text(node.path("from")),
        span(node.path("window"), text(node.path("from"))),
        decoding(node.path("decode")),
        look(node),
        list(node.path("series"), MAX_SERIES, PlotJson::series),
        list(node.path("guests"), MAX_GUESTS, PlotJson::guest),
        list(node.path("studies"), MAX_STUDIES, PlotJson::study),
        new Actions(
            node.path("actions").path("command").asText(""),
            node.path("actions").path("topic").asText("")),
        trigger(node.path("trigger")));
  }

  private static TriggerState trigger(JsonNode node) {
    TriggerState none = TriggerState.NONE;
    return new TriggerState(
        bounded(node.path("rule")),
        text(node.path("mode")).orElse(none.mode()),
        Math.clamp(node.path("spanMs").asLong(none.spanMs()), 1, MAX_MS),
        Math.clamp(node.path("share").asDouble(none.share()), 0, 1),
        Math.clamp(node.path("holdOffMs").asLong(0), 0, MAX_MS),
        node.path("past").asBoolean(false),
        list(node.path("captures"), MAX_CAPTURES, PlotJson::capture));
  }

  private static Optional<CaptureState> capture(JsonNode node) {
    return text(node.path("line"))
        .map(
            line -> new CaptureState(line, bounded(node.path("name")), bounded(node.path("note"))));
  }

  private static Appearance look(JsonNode node) {
    return new Appearance(
        bounded(node.path("title")),
        range(node.path("y")),
        range(node.path("yRight")),
        bounded(node.path("yMode")),
        table(node.path("table")),
        xy(node.path("xy")));
  }

  private static Optional<XyState> xy(JsonNode node) {
    String y = bounded(node.path("y"));
    String x = bounded(node.path("x"));
    long toleranceMs = Math.clamp(node.path("toleranceMs").asLong(0), 0, MAX_MS);
    return y.isEmpty() || x.isEmpty()
        ? Optional.empty()
        : Optional.of(new XyState(y, x, toleranceMs));
  }

  /** What is kept of a topic; missing or invalid values become defaults. */
  static TopicSettings settings(JsonNode node) {
    return new TopicSettings(
        look(node),
        list(node.path("series"), MAX_SERIES, PlotJson::series),
        list(node.path("transforms"), MAX_LINES, PlotJson::text),
        list(node.path("alerts"), MAX_LINES, PlotJson::text));
  }

  static Optional<ClusterName> cluster(JsonNode node) {
    Optional<String> servers = text(node.path("servers"));
    Optional<String> profile = text(node.path("profile"));
    return servers.isPresent() || profile.isPresent()
        ? Optional.of(new ClusterName(profile, text(node.path("colour")), servers.orElse("")))
        : Optional.empty();
  }

  private static Span span(JsonNode node, Optional<String> from) {
    int points = Math.clamp(node.path("points").asInt(0), 0, MAX_POINTS);
    long ms = Math.clamp(node.path("ms").asLong(0), 0, MAX_MS);
    if (points == 0 && ms == 0) {
      return new Span(from.isPresent() ? 0 : USUAL_POINTS, 0);
    }
    return points > 0 ? new Span(points, 0) : new Span(0, ms);
  }

  private static DecodeChoice decoding(JsonNode node) {
    try {
      return ChoiceJson.choice(node);
    } catch (IllegalArgumentException e) {
      return DecodeChoice.AUTOMATIC;
    }
  }

  private static Optional<SeriesState> series(JsonNode node) {
    return text(node.path("name"))
        .map(name ->
            new SeriesState(
                name,
                text(node.path("kind")).orElse("line"),
                node.path("unit").asText(""),
                node.path("shown").asBoolean(true),
                node.path("right").asBoolean(false),
                node.path("colour").asText(""),
                bounded(node.path("label"))));
  }

  private static Optional<GuestState> guest(JsonNode node) {
    Optional<ClusterName> cluster = cluster(node.path("cluster"));
    Optional<String> topic = text(node.path("topic"));
    Optional<String> name = text(node.path("name"));
    return cluster.isPresent() && topic.isPresent() && name.isPresent()
        ? Optional.of(
            new GuestState(cluster.get(), topic.get(), name.get(), decoding(node.path("decode"))))
        : Optional.empty();
  }

  private static Optional<StudyState> study(JsonNode node) {
    Optional<ClusterName> cluster = cluster(node.path("cluster"));
    Optional<String> topic = text(node.path("topic"));
    return cluster.isPresent() && topic.isPresent()
        ? Optional.of(
            new StudyState(
                cluster.get(),
                topic.get(),
                list(node.path("transforms"), MAX_LINES, PlotJson::text),
                list(node.path("alerts"), MAX_LINES, PlotJson::text)))
        : Optional.empty();
  }

  /** The valid ones of a list, at most so many. */
  private static <T> List<T> list(JsonNode nodes, int max, Function<JsonNode, Optional<T>> read) {
    return nodes.valueStream().flatMap(node -> read.apply(node).stream()).limit(max).toList();
  }

  private static TableState table(JsonNode node) {
    return new TableState(
        bounded(node.path("sort")),
        node.path("descending").asBoolean(false),
        bounded(node.path("group")),
        node.path("held").asBoolean(false),
        node.path("big").asBoolean(false),
        widths(node.path("widths")));
  }

  /** Widths of columns that were set by hand. */
  static List<TableState.Width> widths(JsonNode node) {
    return list(node, MAX_COLUMNS, PlotJson::width);
  }

  private static Optional<TableState.Width> width(JsonNode node) {
    double width = node.path("width").asDouble(Double.NaN);
    return text(node.path("name"))
        .filter(name -> width >= 1 && width <= MAX_WIDTH)
        .map(name -> new TableState.Width(name, width));
  }

  private static Optional<Range> range(JsonNode node) {
    double low = node.path(0).asDouble(Double.NaN);
    double high = node.path(1).asDouble(Double.NaN);
    return Double.isFinite(low) && Double.isFinite(high) && low < high
        ? Optional.of(new Range(low, high))
        : Optional.empty();
  }

  private static String bounded(JsonNode node) {
    String text = node.isTextual() ? node.asText() : "";
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
  }

  static Optional<String> text(JsonNode node) {
    return node.isTextual() && !node.asText().isBlank()
        ? Optional.of(node.asText())
        : Optional.empty();
  }
}
