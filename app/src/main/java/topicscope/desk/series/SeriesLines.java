package topicscope.desk.series;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.input.MouseEvent;
import topicscope.desk.series.name.RowGrouping;

/**
 * The lines of the table: the rows that match the filter, sorted, and grouped below heads that can
 * be folded. Owned by the JavaFX thread.
 */
final class SeriesLines {
  /** Rows sorted by figures move no oftener than that. */
  static final long BETWEEN_MOVES_NANOS = Duration.ofSeconds(2).toNanos();

  private final ObservableList<SeriesLine> lines = FXCollections.observableArrayList();
  private final Map<String, SeriesGroup> groups = new HashMap<>();
  private List<SeriesRow> matching = List.of();
  private boolean pressed;
  private long arrangedAt;
  private long pointedAt;

  ObservableList<SeriesLine> all() {
    return lines;
  }

  /** The rows that match the filter, also those in folded groups; sorted. */
  List<SeriesRow> matching() {
    return matching;
  }

  /** Forgets which groups are folded. */
  void clear() {
    groups.clear();
    matching = List.of();
    lines.clear();
  }

  /**
   * Arranges rows.
   *
   * @param rows all rows in the order of appearance
   * @param filter a part of the name or label of those to show
   * @param order their order; equal ones stay in the order of appearance
   * @return whether anything has moved
   */
  boolean arrange(
      List<SeriesRow> rows, String filter, RowGrouping grouping, Comparator<SeriesRow> order) {
    arrangedAt = System.nanoTime();
    String wanted = filter.strip().toLowerCase(Locale.ROOT);
    matching =
        rows.stream()
            .filter(row ->
                (row.label() + " " + row.series().name()).toLowerCase(Locale.ROOT).contains(wanted))
            .sorted(order)
            .toList();
    List<SeriesLine> now = grouped(grouping);
    boolean moved = !now.equals(lines);
    if (moved) {
      lines.setAll(now);
    }
    return moved;
  }

  /** The mouse has moved or acted in the table: it may be about to pick a row. */
  void onMouse(MouseEvent event) {
    if (event.getEventType() == MouseEvent.MOUSE_PRESSED) {
      pressed = true;
    } else if (event.getEventType() == MouseEvent.MOUSE_RELEASED) {
      pressed = false;
    } else if (event.getEventType() == MouseEvent.MOUSE_MOVED) {
      // A drag to another plot ends elsewhere.
      pressed = false;
      pointedAt = System.nanoTime();
    }
  }

  /** Whether rows may move: they haven't for a while, and nobody is about to pick one. */
  boolean mayMove() {
    long now = System.nanoTime();
    return !pressed
        && now - arrangedAt > BETWEEN_MOVES_NANOS
        && now - pointedAt > BETWEEN_MOVES_NANOS;
  }

  /** Counts the series that are drawn in each group. */
  void count() {
    groups.values().forEach(SeriesGroup::count);
  }

  private List<SeriesLine> grouped(RowGrouping grouping) {
    Map<String, List<SeriesRow>> byKey = new LinkedHashMap<>();
    matching.forEach(row ->
        byKey
            .computeIfAbsent(grouping.key(row.series().name()), key -> new ArrayList<>())
            .add(row));
    List<SeriesLine> now = new ArrayList<>(byKey.getOrDefault("", List.of()));
    byKey.remove("");
    now.forEach(line -> {
      if (line instanceof SeriesRow row) {
        row.inGroupProperty().set(false);
      }
    });
    byKey.forEach((key, members) -> {
      members.forEach(row -> row.inGroupProperty().set(true));
      SeriesGroup group = groups.computeIfAbsent(key, SeriesGroup::new);
      group.setRows(members);
      now.add(group);
      if (!group.isFolded()) {
        now.addAll(members);
      }
    });
    return now;
  }
}
