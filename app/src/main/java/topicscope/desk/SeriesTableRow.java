package topicscope.desk;

import javafx.scene.control.TableRow;

/** A row of the series panel; it can be dragged into a plot. */
final class SeriesTableRow extends TableRow<SeriesRow> {
  SeriesTableRow() {
    setOnDragDetected(event -> {
      if (!isEmpty()) {
        SeriesDrag.begin(this, getItem().series().name());
        event.consume();
      }
    });
  }
}
