package topicscope.plot;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.TilePane;

/**
 * A legend in which each entry takes only the width it needs; the stock legend gives each the width
 * of the longest. It shows the stock legend's own entries. For the JavaFX thread.
 */
final class LegendRow extends FlowPane {
  private TilePane stock = new TilePane();

  LegendRow() {
    getStyleClass().add("chart-legend");
  }

  /**
   * Takes over the entries of the stock legend after it was created or filled again.
   *
   * @param now the present legend of the chart: this one, or the stock one
   * @return whether this one should be shown instead
   */
  boolean takeOver(Node now) {
    if (now instanceof TilePane other) {
      stock = other;
    }
    if (now instanceof TilePane || now == this) {
      getChildren().setAll(List.copyOf(stock.getChildren()));
      return true;
    }
    return false;
  }
}
