package topicscope.plot;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.TilePane;

/**
 * A legend in which each entry has its own width; in the stock legend all are as wide as the
 * widest. It shows the entries of the stock legend. For the JavaFX thread.
 */
final class LegendRow extends FlowPane {
  private TilePane stock = new TilePane();

  LegendRow() {
    getStyleClass().add("chart-legend");
  }

  /**
   * Takes the entries of the stock legend after the chart has updated it.
   *
   * @param now the present legend of the chart: this one or the stock legend
   * @return whether this legend is to be shown
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
