package topicscope.desk.series;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import topicscope.desk.widget.Nodes;

/** One to four series as large numbers, instead of the table. Owned by the JavaFX thread. */
final class BigNumbers extends ScrollPane {
  static final int MAX = 4;

  private final VBox numbers = Nodes.styled(new VBox(), "big-numbers");
  private final Label more = Nodes.muted("");
  private List<SeriesRow> rows = List.of();

  BigNumbers() {
    super();
    setId("big-numbers");
    setContent(numbers);
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setAccessibleText("The last values as large numbers");
    getStyleClass().add("edge-to-edge");
  }

  /** The series whose numbers are shown. */
  List<SeriesRow> rows() {
    return rows;
  }

  /**
   * Shows numbers.
   *
   * @param drawn the series that are drawn; the first four of them are shown
   */
  void show(List<SeriesRow> drawn) {
    List<SeriesRow> first = drawn.stream().limit(MAX).toList();
    int left = drawn.size() - first.size();
    more.setText(left > 0 ? "and " + left + " more: untick some in the table (N)" : "");
    if (!first.equals(rows)) {
      clear();
      rows = first;
      first.forEach(row -> numbers.getChildren().add(new BigNumber(row)));
      numbers.getChildren().add(more);
    }
  }

  /** Shows nothing, and follows no series. */
  void clear() {
    rows = List.of();
    for (Node node : numbers.getChildren()) {
      if (node instanceof BigNumber number) {
        number.leave();
      }
    }
    numbers.getChildren().clear();
  }
}
