package topicscope.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import topicscope.workspace.PlotState.Actions;
import topicscope.workspace.PlotState.Appearance;
import topicscope.workspace.PlotState.ClusterName;
import topicscope.workspace.PlotState.Decoding;
import topicscope.workspace.PlotState.GuestState;
import topicscope.workspace.PlotState.Range;
import topicscope.workspace.PlotState.SeriesState;
import topicscope.workspace.PlotState.Span;
import topicscope.workspace.PlotState.StudyState;

/** The plots of a workspace as JSON. Thread-safe. */
final class PlotJson {
  private static final int MAX_PLOTS = 16;
  private static final int MAX_SERIES = 10_000;
  private static final int MAX_GUESTS = 100;
  private static final int MAX_POINTS = 50_000_000;
  private static final int USUAL_POINTS = 200;
  private static final int MAX_STUDIES = 1_000;
  private static final int MAX_LINES = 1_000;
  private static final int LONGEST_TEXT = 1_000;
  private static final long MAX_MS = 1_000L * 60 * 60 * 24 * 366;

  private PlotJson() {}

  static List<PlotState> readAll(JsonNode nodes) {
    List<PlotState> plots = new ArrayList<>();
    for (JsonNode node : nodes) {
      if (node.isObject() && plots.size() < MAX_PLOTS) {
        plots.add(read(node));
      }
    }
    return plots;
  }

  static void write(PlotState plot, ObjectNode node) {
    if (plot.cluster().isPresent()) {
      write(plot.cluster().get(), node.putObject("cluster"));
    } else {
      node.putNull("cluster");
    }
    node.put("topic", plot.topic().orElse(null));
    node.put("from", plot.from().orElse(null));
    node.putObject("window").put("points", plot.window().points()).put("ms", plot.window().ms());
    write(plot.decode(), node.putObject("decode"));
    write(plot.look(), node);
    ArrayNode series = node.putArray("series");
    for (SeriesState one : plot.series()) {
      series
          .addObject()
          .put("name", one.name())
          .put("kind", one.kind())
          .put("unit", one.unit())
          .put("shown", one.shown())
          .put("right", one.right())
          .put("colour", one.colour())
          .put("label", one.label());
    }
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
    node.putObject("actions")
        .put("command", plot.actions().command())
        .put("topic", plot.actions().topic());
  }

  private static void write(Appearance look, ObjectNode node) {
    node.put("title", look.title());
    write(look.left(), node.putArray("y"));
    write(look.right(), node.putArray("yRight"));
  }

  private static void write(Optional<Range> range, ArrayNode node) {
    range.ifPresent(held -> node.add(held.low()).add(held.high()));
  }

  private static void write(ClusterName cluster, ObjectNode node) {
    // The part before an at sign may be a login, which must not be saved here.
    node.put("profile", cluster.profile().orElse(null))
        .put("colour", cluster.colour().orElse(null))
        .put("servers", cluster.servers().replaceAll("[^,\\s]*@", ""));
  }

  private static void write(Decoding decode, ObjectNode node) {
    node.put("format", decode.format().orElse(null))
        .put("time", decode.time())
        .put("grouping", decode.grouping())
        .put("numericStrings", decode.numericStrings())
        .put("schema", decode.schema().orElse(null))
        .put("message", decode.message());
  }

  private static PlotState read(JsonNode node) {
    return new PlotState(
        cluster(node.path("cluster")),
        text(node.path("topic")),
        text(node.path("from")),
        span(node.path("window")),
        decoding(node.path("decode")),
        new Appearance(
            bounded(node.path("title")), range(node.path("y")), range(node.path("yRight"))),
        series(node.path("series")),
        guests(node.path("guests")),
        studies(node.path("studies")),
        new Actions(
            node.path("actions").path("command").asText(""),
            node.path("actions").path("topic").asText("")));
  }

  private static Optional<ClusterName> cluster(JsonNode node) {
    Optional<String> servers = text(node.path("servers"));
    Optional<String> profile = text(node.path("profile"));
    return servers.isPresent() || profile.isPresent()
        ? Optional.of(new ClusterName(profile, text(node.path("colour")), servers.orElse("")))
        : Optional.empty();
  }

  private static Span span(JsonNode node) {
    int points = Math.clamp(node.path("points").asInt(0), 0, MAX_POINTS);
    long ms = Math.clamp(node.path("ms").asLong(0), 0, MAX_MS);
    if (points == 0 && ms == 0) {
      return new Span(USUAL_POINTS, 0);
    }
    return points > 0 ? new Span(points, 0) : new Span(0, ms);
  }

  private static Decoding decoding(JsonNode node) {
    return new Decoding(
        text(node.path("format")),
        text(node.path("time")).orElse(Decoding.AUTOMATIC.time()),
        text(node.path("grouping")).orElse(Decoding.AUTOMATIC.grouping()),
        node.path("numericStrings").asBoolean(false),
        text(node.path("schema")),
        node.path("message").asText(""));
  }

  private static List<SeriesState> series(JsonNode nodes) {
    List<SeriesState> series = new ArrayList<>();
    for (JsonNode node : nodes) {
      Optional<String> name = text(node.path("name"));
      if (name.isPresent() && series.size() < MAX_SERIES) {
        series.add(
            new SeriesState(
                name.get(),
                text(node.path("kind")).orElse("line"),
                node.path("unit").asText(""),
                node.path("shown").asBoolean(true),
                node.path("right").asBoolean(false),
                node.path("colour").asText(""),
                bounded(node.path("label"))));
      }
    }
    return series;
  }

  private static List<GuestState> guests(JsonNode nodes) {
    List<GuestState> guests = new ArrayList<>();
    for (JsonNode node : nodes) {
      Optional<ClusterName> cluster = cluster(node.path("cluster"));
      Optional<String> topic = text(node.path("topic"));
      Optional<String> name = text(node.path("name"));
      boolean whole = cluster.isPresent() && topic.isPresent() && name.isPresent();
      if (whole && guests.size() < MAX_GUESTS) {
        guests.add(
            new GuestState(cluster.get(), topic.get(), name.get(), decoding(node.path("decode"))));
      }
    }
    return guests;
  }

  private static List<StudyState> studies(JsonNode nodes) {
    List<StudyState> studies = new ArrayList<>();
    for (JsonNode node : nodes) {
      Optional<ClusterName> cluster = cluster(node.path("cluster"));
      Optional<String> topic = text(node.path("topic"));
      if (cluster.isPresent() && topic.isPresent() && studies.size() < MAX_STUDIES) {
        studies.add(
            new StudyState(
                cluster.get(),
                topic.get(),
                lines(node.path("transforms")),
                lines(node.path("alerts"))));
      }
    }
    return studies;
  }

  private static List<String> lines(JsonNode nodes) {
    List<String> lines = new ArrayList<>();
    for (JsonNode node : nodes) {
      Optional<String> line = text(node);
      if (line.isPresent() && lines.size() < MAX_LINES) {
        lines.add(line.get());
      }
    }
    return lines;
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

  private static Optional<String> text(JsonNode node) {
    return node.isTextual() && !node.asText().isBlank()
        ? Optional.of(node.asText())
        : Optional.empty();
  }
}
