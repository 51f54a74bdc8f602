package topicscope.desk.series;

import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TableRow;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/**
 * A row of the series panel: a click highlights the trace, a drag moves the series to another plot.
 */
final class SeriesTableRow extends TableRow<SeriesRow> {
  SeriesTableRow() {
    // A second click ends the highlight.
    addEventFilter(
        MouseEvent.MOUSE_PRESSED,
        event -> {
          if (isSelected() && event.getButton() == MouseButton.PRIMARY && !onControl(event)) {
            getTableView().getSelectionModel().clearSelection();
            event.consume();
          }
        });
    setOnDragDetected(event -> {
      if (!isEmpty()) {
        SeriesDrag.begin(this, getItem().series().name());
        event.consume();
      }
    });
  }

  private static boolean onControl(MouseEvent event) {
    return event.getTarget() instanceof Node node
        && (node instanceof CheckBox || node.getParent() instanceof CheckBox);
  }
}
