package topicscope.web;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import topicscope.history.query.ColumnsRequest;
import topicscope.history.query.HistoryPlace;
import topicscope.history.query.HistoryReader;
import topicscope.history.query.RecordedColumn;

/** Older columns from a history, if there is one when they are asked for. Thread-safe. */
public final class HistoryColumns implements PastColumns {
  private final HistoryPlace place;
  private final HistoryReader reader;

  /**
   * @param place where the history is, looked for before every query
   */
  public HistoryColumns(HistoryPlace place) {
    this.place = place;
    reader = new HistoryReader(() -> place.find().get().orElseThrow());
  }

  @Override
  public Map<String, List<SeriesColumn>> columns(ColumnsRequest wanted)
      throws IOException, InterruptedException {
    if (place.find().get().isEmpty() || reader.firstNanos(wanted.topic(), wanted.id()).isEmpty()) {
      return Map.of();
    }
    Map<String, TreeMap<Integer, SeriesColumn>> found = new HashMap<>();
    reader.columns(
        wanted,
        column ->
            found
                .computeIfAbsent(column.series(), name -> new TreeMap<>())
                .merge(column.index(), of(column, wanted), SeriesColumn::and));
    Map<String, List<SeriesColumn>> columns = new HashMap<>();
    found.forEach((name, all) -> columns.put(name, List.copyOf(all.values())));
    return columns;
  }

  private static SeriesColumn of(RecordedColumn column, ColumnsRequest wanted) {
    return new SeriesColumn(
        wanted.fromMs() + column.index() * wanted.perColumnMs(),
        column.first().value(),
        column.lowest().value(),
        column.highest().value(),
        column.last().value());
  }

  @Override
  public void close() {
    reader.close();
  }
}
