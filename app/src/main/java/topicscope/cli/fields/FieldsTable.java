package topicscope.cli.fields;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import topicscope.decode.choice.FieldPaths;
import topicscope.decode.detect.TextField;
import topicscope.decode.time.TimeField;
import topicscope.kafka.read.UndecodableLog;
import topicscope.platform.TerminalText;
import topicscope.signal.StateStatistics;

/** A {@link FieldsReport} as text for people, without control characters. */
final class FieldsTable {
  private static final List<String> HEAD = List.of("series", "count", "min", "max", "last");

  private static final List<String> HEAD_WITH_UNIT =
      List.of("series", "count", "min", "max", "last", "unit");

  private static final int LABEL_WIDTH = 11;

  private FieldsTable() {}

  static String of(FieldsReport report) {
    StringBuilder text = new StringBuilder();
    line(text, "topic", report.topic());
    line(text, "format", report.found().format());
    line(text, "time", report.time());
    for (TimeField field : report.found().timeFields()) {
      line(text, "", "or --time field:" + field.path() + ", which holds " + field.unitText());
    }
    line(text, "records", report.counters().text());
    for (UndecodableLog.Entry entry : report.undecodable()) {
      line(text, "", undecodable(entry));
    }
    report.found().textFields().forEach(field -> line(text, "group by", group(field)));
    report.found().stateFields().stream()
        .filter(field -> !report.choice().states().contains(field.path()))
        .forEach(field ->
            line(
                text,
                "states",
                "--states " + FieldPaths.join(List.of(field.path())) + values(field)));
    report.found().hints().forEach(hint -> line(text, "hint", hint));
    report.found().notes().forEach(note -> line(text, "note", note));
    if (!report.series().isEmpty()) {
      text.append(System.lineSeparator());
      table(text, report.series());
    }
    report.states().forEach(series -> states(text, series));
    return text.toString();
  }

  private static String group(TextField field) {
    return "--group-by field:" + FieldPaths.join(List.of(field.path())) + values(field);
  }

  private static String values(TextField field) {
    return String.format(
        Locale.ROOT,
        ", %,d value%s such as %s",
        field.values(),
        field.values() == 1 ? "" : "s",
        field.example());
  }

  private static String undecodable(UndecodableLog.Entry entry) {
    String where =
        entry.count() == 1
            ? entry.lastPlace()
            : "first " + entry.firstPlace() + ", last " + entry.lastPlace();
    return String.format(Locale.ROOT, "%,d × %s: %s", entry.count(), entry.reason(), where);
  }

  private static void table(StringBuilder text, List<FieldsReport.SeriesSummary> series) {
    List<List<String>> rows = new ArrayList<>();
    boolean units = series.stream().anyMatch(one -> !one.unit().isEmpty());
    rows.add(units ? HEAD_WITH_UNIT : HEAD);
    for (FieldsReport.SeriesSummary one : series) {
      List<String> row =
          List.of(
              TerminalText.escape(one.name()),
              String.format(Locale.ROOT, "%,d", one.count()),
              one.min().toString(),
              one.max().toString(),
              one.last().toString(),
              TerminalText.escape(one.unit()));
      rows.add(units ? row : row.subList(0, HEAD.size()));
    }
    align(text, rows);
  }

  private static void align(StringBuilder text, List<List<String>> rows) {
    int[] widths = new int[rows.getFirst().size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (List<String> row : rows) {
      List<String> cells = new ArrayList<>();
      for (int i = 0; i < widths.length; i++) {
        String pad = " ".repeat(widths[i] - row.get(i).length());
        cells.add(i == 0 ? row.get(i) + pad : pad + row.get(i));
      }
      text.append(cells.stream().collect(Collectors.joining("  "))).append(System.lineSeparator());
    }
  }

  private static void states(StringBuilder text, FieldsReport.StateSummary series) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of(TerminalText.escape(series.name()), "count", "seconds"));
    for (StateStatistics.Share share : series.states()) {
      rows.add(
          List.of(
              "  " + TerminalText.escape(share.state()),
              String.format(Locale.ROOT, "%,d", share.count()),
              String.format(Locale.ROOT, "%,.3f", (double) share.ms() / 1000)));
    }
    text.append(System.lineSeparator());
    align(text, rows);
  }

  private static void line(StringBuilder text, String label, String value) {
    text.append(label)
        .append(" ".repeat(LABEL_WIDTH - label.length()))
        .append(TerminalText.escape(value))
        .append(System.lineSeparator());
  }
}
