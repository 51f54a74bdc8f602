package topicscope.desk.series;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import javafx.scene.Node;
import topicscope.plot.RollingLineChart;
import topicscope.plot.axis.ExactValueText;
import topicscope.plot.overlay.PointedSamples;
import topicscope.signal.SampleBuffer;

/**
 * The values at the pointer, in the place of the last values: the head of their column says the
 * time. Only rows in sight are read, and none while the table isn't. Owned by the JavaFX thread.
 */
final class PointedValues {
  private static final String NONE = "–";
  private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("'at' HH:mm:ss.S");
  private static final DateTimeFormatter OTHER_DAY =
      DateTimeFormatter.ofPattern("d MMM HH:mm:ss", Locale.ENGLISH);

  private final RollingLineChart chart;
  private final SeriesColumns columns;
  private final Node table;
  private final Supplier<List<SeriesRow>> inSight;
  private Optional<PointedSamples> place = Optional.empty();
  private List<SeriesRow> written = List.of();

  /**
   * @param table the table; what it stands in may be hidden
   * @param inSight the rows in sight
   */
  PointedValues(
      RollingLineChart chart,
      SeriesColumns columns,
      Node table,
      Supplier<List<SeriesRow>> inSight) {
    this.chart = chart;
    this.columns = columns;
    this.table = table;
    this.inSight = inSight;
  }

  /** Shows the values at a place; the last values if there is none. */
  void show(Optional<PointedSamples> now) {
    place = now;
    refresh();
  }

  /** Reads the values again, of what is in sight now. */
  void refresh() {
    Optional<PointedSamples> shown = place.filter(there -> isTableInSight());
    List<SeriesRow> rows = shown.isPresent() ? inSight.get() : List.of();
    written.stream().filter(row -> !rows.contains(row)).forEach(row -> row.setPointed(""));
    written = rows;
    shown.ifPresent(there -> rows.forEach(row -> row.setPointed(text(there, row))));
    columns.showTime(shown.map(there -> time((long) there.timeMs())));
  }

  /** Gives the column the width that these rows and the time need. */
  void hold(List<SeriesRow> rows) {
    OptionalLong newest = chart.newestDrawnTime();
    if (newest.isPresent()) {
      columns.holdPointed(time(newest.getAsLong()), rows.stream().map(PointedValues::lastText));
    }
  }

  private static String text(PointedSamples there, SeriesRow row) {
    return there
        .of(row.series().buffer())
        .map(sample -> ExactValueText.bareValue(row.series(), sample))
        .orElse(NONE);
  }

  private static String lastText(SeriesRow row) {
    SampleBuffer buffer = row.series().buffer();
    return buffer
        .sample(buffer.appended() - 1)
        .map(sample -> ExactValueText.bareValue(row.series(), sample))
        .orElse(NONE);
  }

  private String time(long ms) {
    ZoneId zone = chart.zoneProperty().get();
    ZonedDateTime time = Instant.ofEpochMilli(ms).atZone(zone);
    boolean today = time.toLocalDate().equals(LocalDate.now(zone));
    return (today ? TODAY : OTHER_DAY).format(time);
  }

  private boolean isTableInSight() {
    for (Node node = table; node != null; node = node.getParent()) {
      if (!node.isVisible()) {
        return false;
      }
    }
    return table.getScene() != null;
  }
}
