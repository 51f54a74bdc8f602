package topicscope.desk.series;

import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import topicscope.desk.widget.SparseRow;

/**
 * A row of the series panel: a click highlights the trace, a double click shows it alone, a drag
 * moves the series to another plot. A click on the head of a group folds it.
 */
final class SeriesTableRow extends SparseRow<SeriesLine> {
  private final LineActions actions;

  SeriesTableRow(LineActions actions) {
    this.actions = actions;
    addEventFilter(MouseEvent.MOUSE_PRESSED, this::onPress);
    setOnDragDetected(event -> {
      if (getItem() instanceof SeriesRow row) {
        SeriesDrag.begin(this, row.series().name());
        event.consume();
      }
    });
  }

  private void onPress(MouseEvent event) {
    if (isEmpty() || event.getButton() != MouseButton.PRIMARY || onControl(event)) {
      return;
    }
    if (getItem() instanceof SeriesGroup group) {
      actions.fold(group);
      event.consume();
    } else if (event.getClickCount() % 2 == 0 && getItem() instanceof SeriesRow row) {
      actions.only(row);
      event.consume();
    } else if (isSelected()) {
      // A second click ends the highlight.
      getTableView().getSelectionModel().clearSelection();
      event.consume();
    }
  }

  private static boolean onControl(MouseEvent event) {
    return event.getTarget() instanceof Node node
        && (node instanceof CheckBox || node.getParent() instanceof CheckBox);
  }
}
