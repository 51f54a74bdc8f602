package topicscope.desk.shell;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Region;
import topicscope.desk.alert.AlertPanel;
import topicscope.desk.format.DecodePanel;
import topicscope.desk.model.Plot;
import topicscope.desk.record.RecordInspector;
import topicscope.desk.record.TailTable;
import topicscope.desk.series.SeriesPanel;
import topicscope.kafka.read.RawRecord;
import topicscope.reading.Reading;

/**
 * What stands beside the plot: the series, the tail of records, one record in full, and how the
 * records are read, and the alerts.
 */
final class SidePanel extends TabPane {
  private static final double LEAST_WIDTH = 400;
  private static final String TAB = "tab-";

  private final Supplier<Plot> plot;
  private final RecordInspector inspector;
  private final TailTable tail = new TailTable(this::inspect);
  private final DecodePanel decode;
  private final Tab seriesTab = tab("series", "Series", new Region());
  private final Tab decodeTab;
  private final AlertPanel alerts;
  private final Tab alertTab;
  private final Tab tailTab = tab("tail", "Tail", tail);
  private Optional<Reading> reading = Optional.empty();
  private final Tab inspectorTab;

  /**
   * A panel that shows nothing yet.
   *
   * @param plot gives the plot that choices of format go to
   * @param saved is asked to save the value of a record as it is
   */
  SidePanel(Supplier<Plot> plot, AlertPanel alerts, Consumer<RawRecord> saved) {
    this.plot = plot;
    this.alerts = alerts;
    inspector = new RecordInspector(saved);
    inspectorTab = tab("record", "Record", inspector);
    alertTab = tab("alerts", "Alerts", alerts);
    decode = new DecodePanel(plot);
    decodeTab = tab("format", "Format", scrolling(decode));
    getStyleClass().add("side-panel");
    setAccessibleText("Series, tail, record, format, alerts");
    setMinWidth(LEAST_WIDTH);
    setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
    getSelectionModel().selectedItemProperty().subscribe(this::refresh);
    getTabs().addAll(seriesTab, tailTab, inspectorTab, decodeTab, alertTab);
  }

  /** Shows the series of another plot from now on. */
  void watch(SeriesPanel series) {
    seriesTab.setContent(series);
  }

  /** Shows another reading from now on. */
  void watch(Reading now) {
    tail.watch(now.reader().tail());
    decode.show(now.choice(), plot.get().registry());
    reading = Optional.of(now);
  }

  /** Takes what has come since, a few times a second; costs nothing while out of sight. */
  void refresh() {
    if (tailTab.isSelected()) {
      tail.refresh();
    }
    if (alertTab.isSelected()) {
      alerts.refresh();
    }
    if (decodeTab.isSelected()) {
      reading.ifPresent(now ->
          decode.report(
              now.reader().report(),
              now.reader().tail().timestampType(),
              plot.get().decodingTrouble()));
    }
  }

  /** The name of the tab that is shown. */
  String chosen() {
    return getSelectionModel().getSelectedItem().getId().substring(TAB.length());
  }

  /** Shows the tab of that name, if there is one. */
  void choose(String name) {
    getTabs().stream()
        .filter(tab -> tab.getId().equals(TAB + name))
        .findFirst()
        .ifPresent(getSelectionModel()::select);
  }

  void showSeries() {
    getSelectionModel().select(seriesTab);
  }

  void showAlerts() {
    getSelectionModel().select(alertTab);
  }

  /** Shows the alerts and puts the keyboard where a rule is written. */
  void writeRule(String text) {
    showAlerts();
    alerts.writeRule(text);
  }

  void showTail() {
    getSelectionModel().select(tailTab);
  }

  void showDecode() {
    getSelectionModel().select(decodeTab);
  }

  void showInspector() {
    getSelectionModel().select(inspectorTab);
  }

  /** Shows the record of a sample when it has been fetched. */
  void inspect(CompletableFuture<Optional<RawRecord>> fetching, String series) {
    showInspector();
    inspector.say("Fetching the record behind this sample of " + series + "…");
    var _ =
        fetching.whenCompleteAsync(
            (found, failure) ->
                Optional.ofNullable(found)
                    .flatMap(record -> record)
                    .ifPresentOrElse(
                        inspector::show,
                        () -> inspector.say("The record is gone, or the cluster doesn't answer.")),
            Platform::runLater);
  }

  private void inspect(RawRecord record) {
    inspector.show(record);
  }

  private static Tab tab(String id, String title, Node content) {
    Tab tab = new Tab(title, content);
    tab.setId(TAB + id);
    return tab;
  }

  private static Node scrolling(Region content) {
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    return scroll;
  }
}
