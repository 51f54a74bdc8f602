package topicscope.plot;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.TilePane;

/**
 * A legend whose entries take the room they need, and no more: the stock one gives each as much as
 * the longest needs. It shows the stock legend's own entries. For the JavaFX thread.
 */
final class LegendRow extends FlowPane {
  private TilePane stock = new TilePane();

  LegendRow() {
    getStyleClass().add("chart-legend");
  }

  /**
   * Takes over the entries of the stock legend, which has been made anew or filled anew.
   *
   * @param now the legend that the chart has; this, or the stock one
   * @return whether this has something to show instead
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
