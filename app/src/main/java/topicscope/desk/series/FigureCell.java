package topicscope.desk.series;

import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** A figure, or the name of a state, which may be longer than its column. */
final class FigureCell extends TableCell<SeriesLine, String> {
  private final Tooltip whole = new Tooltip();

  FigureCell() {
    whole.textProperty().bind(textProperty());
    textProperty().subscribe(this::explain);
    widthProperty().subscribe(this::explain);
  }

  @Override
  protected void updateItem(@Nullable String text, boolean empty) {
    super.updateItem(text, empty);
    setText(empty || text == null ? "" : text);
  }

  /** Only what may be cut has a tooltip. */
  private void explain() {
    String text = getText();
    boolean cut = text != null && !text.isEmpty() && prefWidth(-1) > getWidth();
    setTooltip(cut ? whole : null);
  }
}
