package topicscope.desk.widget;

import javafx.scene.control.Skin;
import javafx.scene.control.TableRow;
import javafx.scene.control.skin.CellSkinBase;

/**
 * A table's row that has cells once it has had an item. A table fills its height with empty rows,
 * whose cells would take styles and layout for nothing.
 */
public class SparseRow<T> extends TableRow<T> {
  @Override
  protected void updateItem(T item, boolean empty) {
    super.updateItem(item, empty);
    if (!empty && getSkin() instanceof EmptySkin) {
      setSkin(super.createDefaultSkin());
    }
  }

  @Override
  protected Skin<?> createDefaultSkin() {
    return isEmpty() ? new EmptySkin<>(this) : super.createDefaultSkin();
  }

  /** As high as a row at least is, and without cells. */
  private static final class EmptySkin<T> extends CellSkinBase<TableRow<T>> {
    EmptySkin(TableRow<T> row) {
      super(row);
    }

    @Override
    protected double computePrefHeight(
        double width, double top, double right, double bottom, double left) {
      return getCellSize();
    }
  }
}
