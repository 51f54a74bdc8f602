package topicscope.desk.widget;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ObjDoubleConsumer;
import java.util.stream.Stream;
import javafx.scene.control.ConstrainedColumnResizeBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TableView;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.util.Callback;

/**
 * The widths of a table's columns: each is as wide as its content needs, or as it was set by hand,
 * and one takes what is left. Columns for which there is no room are hidden, the least important
 * first. A column that follows its content only grows, so that nothing moves while numbers gain and
 * lose digits.
 *
 * <p>Columns are known by their ids. Owned by the JavaFX thread.
 */
@SuppressWarnings("rawtypes") // as the toolkit has it
public final class ColumnWidths<S> extends ConstrainedColumnResizeBase
    implements Callback<TableView.ResizeFeatures, Boolean> {
  private static final double PADDING = 12;
  private static final double NARROWEST = 28;
  private static final double STEP = 4;

  private final TableView<S> table;
  private final TableColumn<S, ?> rest;
  private final List<? extends TableColumn<S, ?>> byImportance;
  private final Map<String, Double> needed = new HashMap<>();
  private final Map<String, Double> byHand = new HashMap<>();
  private final Text ruler = new Text();
  private ObjDoubleConsumer<String> listener = (column, width) -> {};
  private Map<String, String> borrowed = Map.of();
  private double restNeeds;
  private boolean fitting;

  /**
   * Arranges the columns of a table from now on.
   *
   * @param rest the column that takes what is left, at least its minimum width
   * @param byImportance the columns that may be hidden, the least important last
   */
  public ColumnWidths(
      TableView<S> table, TableColumn<S, ?> rest, List<? extends TableColumn<S, ?>> byImportance) {
    this.table = table;
    this.rest = rest;
    this.byImportance = byImportance;
    this.restNeeds = rest.getMinWidth();
    table.setColumnResizePolicy(this);
  }

  /**
   * Lets a column take the room of another one beside it, which then has none, or returns it; no
   * other column moves.
   */
  public void borrow(String column, String lender, boolean now) {
    Map<String, String> next = now ? Map.of(column, lender) : Map.of();
    if (!next.equals(borrowed)) {
      borrowed = next;
      fit();
    }
  }

  /** Sets a listener for widths set by hand. */
  public void setOnChosen(ObjDoubleConsumer<String> chosen) {
    listener = chosen;
  }

  /** Sets the width of a column as by hand; empty to follow its content again. */
  public void choose(String column, OptionalDouble width) {
    Double before = byHand.get(column);
    if (width.isPresent()) {
      byHand.put(column, width.getAsDouble());
    } else {
      byHand.remove(column);
    }
    if (before == null ? width.isPresent() : !OptionalDouble.of(before).equals(width)) {
      fit();
    }
  }

  /** Sets the widths of columns as by hand, by their ids. */
  public void choose(Map<String, Double> widths) {
    widths.forEach((column, width) -> choose(column, OptionalDouble.of(width)));
  }

  /** The widths that were set by hand, in pixels, by column. */
  public Map<String, Double> chosen() {
    return Map.copyOf(byHand);
  }

  /** The texts in a column; it becomes as wide as the longest needs, if it isn't already. */
  public void hold(String column, Stream<String> texts) {
    texts
        .max(Comparator.comparingInt(String::length))
        .ifPresent(longest -> need(column, measure(longest) + PADDING));
  }

  /** A column needs this width, if it isn't wider already. */
  public void need(String column, double width) {
    double stepped = Math.ceil(width / STEP) * STEP;
    if (stepped > needed.getOrDefault(column, 0.0)) {
      needed.put(column, stepped);
      fit();
    }
  }

  /** The width that the column that takes what is left should have before others are shown. */
  public void prefer(double width) {
    double stepped = Math.max(rest.getMinWidth(), Math.ceil(width / STEP) * STEP);
    if (stepped != restNeeds) {
      restNeeds = stepped;
      fit();
    }
  }

  /** Forgets what contents have needed. */
  public void forget() {
    needed.clear();
  }

  /** The width of a text in a cell. */
  public double measure(String text) {
    ruler.setFont(
        table.lookup(".table-cell") instanceof Labeled cell ? cell.getFont() : Font.font(12));
    ruler.setText(text);
    return Math.ceil(ruler.getLayoutBounds().getWidth());
  }

  @Override
  public Boolean call(TableView.ResizeFeatures features) {
    TableColumnBase<?, ?> column = features.getColumn();
    if (column == null) {
      if (fitting) {
        place(features);
      } else {
        fit(features);
      }
      return true;
    }
    List<TableColumn<S, ?>> columns = List.copyOf(table.getVisibleLeafColumns());
    boolean ofRest = rest.equals(column);
    int index = columns.indexOf(column) + (ofRest ? 1 : 0);
    if (index < 0 || index >= columns.size()) {
      return false;
    }
    TableColumn<S, ?> changed = columns.get(index);
    borrowed = Map.of();
    double delta = ofRest ? -features.getDelta() : features.getDelta();
    double width = Math.max(NARROWEST, width(changed) + delta);
    double left = rest.getWidth() - (width - width(changed));
    if (width == width(changed) || left < rest.getMinWidth()) {
      return false;
    }
    byHand.put(changed.getId(), width);
    listener.accept(changed.getId(), width);
    place(features);
    return true;
  }

  private void fit() {
    call(new TableView.ResizeFeatures<>(table, null, 0.0));
  }

  /** Shows the columns for which there is room. */
  private void fit(TableView.ResizeFeatures features) {
    double room = features.getContentWidth();
    if (room <= 0) {
      return;
    }
    // Showing a column makes the table ask again.
    fitting = true;
    double used =
        restNeeds
            + table.getColumns().stream()
                .filter(column -> !column.equals(rest) && !byImportance.contains(column))
                .mapToDouble(this::ownWidth)
                .sum();
    boolean fits = true;
    for (TableColumn<S, ?> column : byImportance) {
      if (table.getColumns().contains(column)) {
        used += ownWidth(column);
        fits &= used <= room;
        if (column.isVisible() != fits) {
          column.setVisible(fits);
        }
      }
    }
    fitting = false;
    place(features);
  }

  @SuppressWarnings("unchecked")
  private void place(TableView.ResizeFeatures features) {
    double room = features.getContentWidth();
    double others = 0;
    for (TableColumn<S, ?> column : table.getVisibleLeafColumns()) {
      if (!column.equals(rest)) {
        double width = width(column);
        others += width;
        features.setColumnWidth(column, width);
      }
    }
    features.setColumnWidth(rest, Math.max(rest.getMinWidth(), room - others));
  }

  private double width(TableColumn<S, ?> column) {
    String id = String.valueOf(column.getId());
    if (borrowed.containsValue(id)) {
      return 0;
    }
    double lent =
        table.getVisibleLeafColumns().stream()
            .filter(other -> String.valueOf(other.getId()).equals(borrowed.get(id)))
            .mapToDouble(this::ownWidth)
            .sum();
    return ownWidth(column) + lent;
  }

  private double ownWidth(TableColumn<S, ?> column) {
    String id = String.valueOf(column.getId());
    Double chosen = byHand.get(id);
    return chosen != null
        ? chosen
        : Math.max(column.getMinWidth(), needed.getOrDefault(id, column.getPrefWidth()));
  }
}
