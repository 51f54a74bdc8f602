package topicscope.desk.series;

import java.util.List;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The head of a group of rows, which can be folded. Owned by the JavaFX thread. */
final class SeriesGroup implements SeriesLine {
  private final String name;
  private final ReadOnlyObjectWrapper<List<SeriesRow>> rows =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyIntegerWrapper shown = new ReadOnlyIntegerWrapper();
  private boolean folded;

  /** An open group without rows. */
  SeriesGroup(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  boolean isFolded() {
    return folded;
  }

  void fold(boolean now) {
    folded = now;
  }

  /** Its rows, in the order of the table. */
  ReadOnlyObjectProperty<List<SeriesRow>> rowsProperty() {
    return rows.getReadOnlyProperty();
  }

  /** How many of its series are drawn. */
  ReadOnlyIntegerProperty shownProperty() {
    return shown.getReadOnlyProperty();
  }

  void setRows(List<SeriesRow> now) {
    rows.set(List.copyOf(now));
    count();
  }

  /** Counts the series that are drawn again. */
  void count() {
    shown.set((int) rows.get().stream().filter(row -> row.style().visible()).count());
  }
}
