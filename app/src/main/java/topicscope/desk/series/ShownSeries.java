package topicscope.desk.series;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import topicscope.plot.view.TraceStyle;

/**
 * Shows and hides series, one or many at once: many are one change of the plot. Owned by the JavaFX
 * thread.
 */
final class ShownSeries {
  private final List<SeriesRow> rows;
  private final Consumer<Map<String, TraceStyle>> draw;
  private final Map<String, TraceStyle> waiting = new HashMap<>();
  private Optional<Single> single = Optional.empty();
  private int together;

  /**
   * What was shown before one series was shown or hidden alone.
   *
   * @param row that series
   * @param only whether it is shown alone; else it is hidden alone
   * @param hidden the series that were hidden before
   */
  private record Single(SeriesRow row, boolean only, Set<SeriesRow> hidden) {
    boolean isOf(SeriesRow other, boolean alone) {
      return row == other && only == alone;
    }
  }

  /**
   * @param rows all rows; the list may change
   * @param draw gets changed styles by the name of their series
   */
  ShownSeries(List<SeriesRow> rows, Consumer<Map<String, TraceStyle>> draw) {
    this.rows = rows;
    this.draw = draw;
  }

  /** Draws what the changes change, once. */
  void together(Runnable changes) {
    together++;
    changes.run();
    together--;
    if (together == 0 && !waiting.isEmpty()) {
      draw.accept(Map.copyOf(waiting));
      waiting.clear();
    }
  }

  /** A style has changed. */
  void changed(String series, TraceStyle style) {
    together(() -> waiting.put(series, style));
  }

  /** Shows or hides rows. */
  void show(Collection<SeriesRow> some, boolean shown) {
    together(() -> some.forEach(row -> row.shownProperty().set(shown)));
  }

  /** Shows only this series; the second time, those from before again. */
  void only(SeriesRow row) {
    change(row, true);
  }

  /** Shows all series but this one; the second time, those from before again. */
  void allBut(SeriesRow row) {
    change(row, false);
  }

  /** Another topic: nothing to return to. */
  void clear() {
    single = Optional.empty();
  }

  private void change(SeriesRow row, boolean only) {
    Optional<Single> before = single;
    Set<SeriesRow> hidden =
        before
            .map(Single::hidden)
            .orElseGet(() -> {
              Set<SeriesRow> now = new HashSet<>(rows);
              now.removeIf(one -> one.style().visible());
              return now;
            });
    if (before.filter(one -> one.isOf(row, only)).isPresent()) {
      single = Optional.empty();
      together(() -> rows.forEach(one -> one.shownProperty().set(!hidden.contains(one))));
    } else {
      single = Optional.of(new Single(row, only, hidden));
      together(() -> rows.forEach(one -> one.shownProperty().set((one == row) == only)));
    }
  }
}
