package topicscope.desk;

import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import topicscope.kafka.RawRecord;
import topicscope.kafka.RecordTail;

/** What stands beside the plot: the series, the tail of records, and one record in full. */
final class SidePanel extends TabPane {
  private final Inspector inspector = new Inspector();
  private final TailTable tail = new TailTable(this::inspect);
  private final Tab seriesTab;
  private final Tab tailTab = tab("tail", "Tail", tail);
  private final Tab inspectorTab = tab("record", "Record", inspector);

  SidePanel(SeriesPanel series) {
    seriesTab = tab("series", "Series", series);
    getStyleClass().add("side-panel");
    setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
    getTabs().addAll(seriesTab, tailTab, inspectorTab);
  }

  /** Shows the tail of another reader from now on. */
  void watch(RecordTail now) {
    tail.watch(now);
  }

  /**
   * Takes what has come since, a few times a second; costs nothing while the tail is not in sight.
   */
  void refresh() {
    if (tailTab.isSelected()) {
      tail.refresh();
    }
  }

  void showSeries() {
    getSelectionModel().select(seriesTab);
  }

  void showTail() {
    getSelectionModel().select(tailTab);
  }

  void showInspector() {
    getSelectionModel().select(inspectorTab);
  }

  private void inspect(RawRecord record) {
    inspector.show(record);
  }

  private static Tab tab(String id, String title, Node content) {
    Tab tab = new Tab(title, content);
    tab.setId("tab-" + id);
    return tab;
  }
}
