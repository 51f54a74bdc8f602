package topicscope.cli.fields;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import topicscope.cli.StateJson;
import topicscope.decode.detect.DetectedFormat;
import topicscope.platform.TerminalText;

/** A {@link FieldsReport} as one JSON document for programs. */
final class FieldsJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private FieldsJson() {}

  static String of(FieldsReport report) throws JsonProcessingException {
    ObjectNode all = MAPPER.createObjectNode();
    all.put("topic", report.topic());
    ObjectNode format = all.putObject("format");
    format.put("text", report.found().format());
    report.found().detection().ifPresent(detection -> put(format, detection));
    report.choice().format().ifPresent(chosen -> format.put("chosen", chosen.id()));
    ObjectNode time = all.putObject("time");
    time.put("chosen", report.choice().time().text());
    time.put("unit", report.timeUnit());
    time.put("timestampType", report.timestampType());
    time.set("fields", MAPPER.valueToTree(report.found().timeFields()));
    all.put("groupBy", report.choice().grouping().text());
    all.set("textFields", MAPPER.valueToTree(report.found().textFields()));
    all.set("stateFields", MAPPER.valueToTree(report.found().stateFields()));
    StateJson.put(all.putObject("records"), report.counters());
    ArrayNode undecodable = all.putArray("undecodable");
    report
        .undecodable()
        .forEach(entry ->
            undecodable
                .addObject()
                .put("reason", entry.reason())
                .put("count", entry.count())
                .put("first", entry.firstPlace())
                .put("last", entry.lastPlace()));
    all.set("series", MAPPER.valueToTree(report.series().stream().map(FieldsJson::full).toList()));
    all.set("states", MAPPER.valueToTree(report.states()));
    all.set("hints", MAPPER.valueToTree(report.found().hints()));
    all.set("notes", MAPPER.valueToTree(report.found().notes()));
    return TerminalText.escapeJson(MAPPER.writeValueAsString(all)) + System.lineSeparator();
  }

  /** Programs get the digits of doubles, also of a 4-byte float. */
  private static FieldsReport.SeriesSummary full(FieldsReport.SeriesSummary series) {
    return new FieldsReport.SeriesSummary(
        series.name(),
        series.count(),
        full(series.min()),
        full(series.max()),
        full(series.last()),
        series.unit());
  }

  private static Number full(Number number) {
    return number instanceof Float single ? (Number) single.doubleValue() : number;
  }

  private static void put(ObjectNode node, DetectedFormat detection) {
    node.put("id", detection.format().id());
    node.put("shape", detection.shape());
    node.put("fits", detection.fits());
    node.put("of", detection.total());
    ArrayNode others = node.putArray("couldBe");
    detection.alternatives().forEach(other -> others.add(other.id()));
  }
}
