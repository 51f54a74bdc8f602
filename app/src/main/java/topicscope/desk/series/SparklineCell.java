package topicscope.desk.series;

import javafx.scene.control.TableCell;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The course of a series in the table. */
final class SparklineCell extends TableCell<SeriesLine, SeriesLine> {
  private final SparklineView view = new SparklineView(44, 16);
  private Subscription following = Subscription.EMPTY;

  SparklineCell() {
    // The column may lend its room.
    view.visibleProperty().bind(widthProperty().greaterThan(1));
  }

  @Override
  protected void updateItem(@Nullable SeriesLine line, boolean empty) {
    SeriesLine before = getItem();
    super.updateItem(line, empty);
    if (line == before && !empty) {
      return;
    }
    following.unsubscribe();
    following = Subscription.EMPTY;
    setGraphic(null);
    if (!empty && line instanceof SeriesRow row) {
      setGraphic(view);
      following =
          Subscription.combine(
              row.styleProperty().subscribe(style -> view.dress(style.colour(), row.place())),
              row.curveProperty().subscribe(view::show));
    }
  }
}
