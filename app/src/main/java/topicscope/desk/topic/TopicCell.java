package topicscope.desk.topic;

import atlantafx.base.controls.Spacer;
import java.util.Map;
import java.util.Set;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import topicscope.desk.widget.Nodes;
import topicscope.desk.widget.ShortNumbers;
import topicscope.kafka.observe.TopicStatistics;

/** A topic in the dropdown: name, partitions, rate. */
final class TopicCell extends ListCell<String> {
  private final Map<String, TopicStatistics> figures;
  private final Set<TopicCell> inUse;
  private final Label name = new Label();
  private final Label facts = Nodes.muted("");
  private final HBox box;

  /**
   * An empty cell.
   *
   * @param figures statistics by topic; the owner updates the map
   * @param inUse the cells that show a topic; the cell adds and removes itself
   */
  TopicCell(Map<String, TopicStatistics> figures, Set<TopicCell> inUse) {
    this.figures = figures;
    this.inUse = inUse;
    name.setMinWidth(0);
    box = Nodes.row("topic-cell", name, new Spacer(), facts);
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable String topic, boolean empty) {
    super.updateItem(topic, empty);
    if (empty || topic == null) {
      inUse.remove(this);
      setGraphic(null);
      return;
    }
    inUse.add(this);
    name.setText(topic);
    setGraphic(box);
    refresh();
  }

  /** Shows the present statistics. */
  void refresh() {
    TopicStatistics known = figures.get(getItem());
    facts.setText(known == null ? "" : text(known));
    setAccessibleText(getItem() + " " + facts.getText());
  }

  private static String text(TopicStatistics known) {
    String partitions = known.partitions() == 1 ? "1 part." : known.partitions() + " part.";
    return Double.isNaN(known.recordsPerSecond())
        ? partitions
        : partitions + " · " + ShortNumbers.rate(known.recordsPerSecond()) + "/s";
  }
}
