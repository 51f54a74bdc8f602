package topicscope.desk.shell;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Region;
import topicscope.desk.alert.AlertPanel;
import topicscope.desk.alert.RaisedAlerts;
import topicscope.desk.distribution.ChosenMeasures;
import topicscope.desk.distribution.DistributionPanel;
import topicscope.desk.format.DecodePanel;
import topicscope.desk.model.LatestRequest;
import topicscope.desk.model.Plot;
import topicscope.desk.offer.FormatPart;
import topicscope.desk.plot.PlotPane;
import topicscope.desk.record.RecordInspector;
import topicscope.desk.record.TailTable;
import topicscope.desk.series.SeriesPanel;
import topicscope.desk.trigger.TriggerPanel;
import topicscope.desk.widget.ColumnWidths;
import topicscope.desk.widget.Nodes;
import topicscope.kafka.read.RawRecord;
import topicscope.reading.Reading;

/**
 * The tabs beside the plots: series, tail, record, format, alerts, measure, trigger. The content of
 * a tab joins the scene when the tab is first selected: what is never seen takes no styles and no
 * layout.
 */
final class SidePanel extends TabPane {
  private static final double MIN_WIDTH = 388;
  private static final String TAB = "tab-";
  private static final String ALERTS = "Alerts";
  private static final String RAISED = "raised";
  private static final String RECORD = "Record";

  /** What gets the focus in a panel, the first that there is. */
  private static final List<String> MAIN_CONTROLS =
      List.of(".tree-view", ".list-view", ".table-view", ".combo-box", ".text-area");

  private final Supplier<Plot> plot;
  private final RecordInspector inspector;
  private final TailTable tail = new TailTable(this::show, () -> choose("record"));
  private final DecodePanel decode;
  private final ScrollPane decodeScroll;
  private final Tab seriesTab = new Tab("Series", new Region());
  private final Tab decodeTab;
  private final AlertPanel alerts;
  private final Tab alertTab;
  private final Tab tailTab = tab("tail", "Tail", tail);
  private final Tab distributionTab = new Tab("Measure");
  private final ChosenMeasures measures = new ChosenMeasures();
  private final Tab triggerTab = new Tab("Trigger");
  private final LatestRequest requests = new LatestRequest();
  private Optional<DistributionPanel> distribution = Optional.empty();
  private Optional<TriggerPanel> trigger = Optional.empty();
  private Optional<Reading> reading = Optional.empty();
  private Runnable wanted = () -> {};
  private final Tab inspectorTab;

  /**
   * An empty panel.
   *
   * @param plot gives the focused plot
   * @param pane gives its pane
   * @param saved saves the bytes of a record's value
   */
  SidePanel(
      Supplier<Plot> plot, Supplier<PlotPane> pane, AlertPanel alerts, Consumer<RawRecord> saved) {
    this.plot = plot;
    this.alerts = alerts;
    inspector = new RecordInspector(saved);
    inspectorTab = tab("record", RECORD, inspector);
    inspectorTab
        .selectedProperty()
        .subscribe(selected -> inspectorTab.setText(selected ? RECORD : inspectorTab.getText()));
    alertTab = tab("alerts", ALERTS, alerts);
    decode = new DecodePanel(plot);
    decodeScroll = scrolling(decode);
    decodeTab = tab("format", "Format", decodeScroll);
    seriesTab.setId(TAB + "series");
    distributionTab.setId(TAB + "distribution");
    distributionTab
        .selectedProperty()
        .subscribe(selected -> {
          if (selected) {
            makeDistribution(pane);
          }
        });
    triggerTab.setId(TAB + "trigger");
    triggerTab
        .selectedProperty()
        .subscribe(selected -> {
          if (selected && trigger.isEmpty()) {
            TriggerPanel made = new TriggerPanel(() -> pane.get().trigger());
            trigger = Optional.of(made);
            triggerTab.setContent(made);
          }
        });
    setId("side-panel");
    getStyleClass().add("side-panel");
    setAccessibleText("Series, tail, record, format, alerts, measure, trigger");
    setMinWidth(MIN_WIDTH);
    setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
    getSelectionModel().selectedItemProperty().subscribe(this::refresh);
    getTabs()
        .addAll(seriesTab, tailTab, inspectorTab, decodeTab, alertTab, distributionTab, triggerTab);
  }

  private void makeDistribution(Supplier<PlotPane> pane) {
    if (distribution.isEmpty()) {
      DistributionPanel made = new DistributionPanel(pane, measures);
      distribution = Optional.of(made);
      distributionTab.setContent(made);
    }
  }

  /** Shows the series of another plot. */
  void watch(SeriesPanel series) {
    seriesTab.setContent(series);
  }

  /** Shows another reading; returns whether it is of another topic or reads it in another way. */
  boolean watch(Reading now) {
    boolean other = reading.filter(now::isSameAs).isEmpty();
    reading = Optional.of(now);
    if (other) {
      tail.watch(now.reader().tail());
      decode.show(now.choice(), plot.get().registry());
    } else {
      tail.goOnWith(now.reader().tail());
    }
    return other;
  }

  /** Updates the selected tab, and the number of raised alerts. Called a few times a second. */
  void refresh() {
    int raised = RaisedAlerts.of(plot.get()).size();
    String title = raised == 0 ? ALERTS : ALERTS + " " + raised;
    if (!alertTab.getText().equals(title)) {
      alertTab.setText(title);
      alertTab.getStyleClass().remove(RAISED);
      if (raised > 0) {
        alertTab.getStyleClass().add(RAISED);
      }
    }
    if (tailTab.isSelected()) {
      tail.refresh();
    }
    if (alertTab.isSelected()) {
      alerts.refresh();
    }
    distribution.ifPresent(
        isInSight(distributionTab) ? DistributionPanel::refresh : DistributionPanel::rest);
    if (triggerTab.isSelected()) {
      trigger.ifPresent(TriggerPanel::refresh);
    }
    if (decodeTab.isSelected()) {
      reading.ifPresent(now ->
          decode.report(
              now.reader().report(),
              now.reader().tail().timestampType(),
              plot.get().decodingProblem()));
    }
  }

  /** Whether the series are in sight. */
  boolean showsSeries() {
    return isInSight(seriesTab);
  }

  private boolean isInSight(Tab tab) {
    return tab.isSelected() && isVisible() && getScene() != null;
  }

  /** The name of the selected tab. */
  String chosen() {
    return getSelectionModel().getSelectedItem().getId().substring(TAB.length());
  }

  /** Sets what shows the panel when one of its tabs is wanted. */
  void setOnWanted(Runnable show) {
    wanted = show;
  }

  /** The widths of the tail's columns. */
  ColumnWidths<?> tailWidths() {
    return tail.widths();
  }

  /** The widths of the columns of the log of alerts. */
  ColumnWidths<?> alertWidths() {
    return alerts.widths();
  }

  /** The measures that are shown. */
  ChosenMeasures measures() {
    return measures;
  }

  /** Shows a tab; one that is shown already gets the focus, in its table or first box. */
  void choose(String name) {
    boolean again = getScene() != null && chosen().equals(name);
    wanted.run();
    select(name);
    if (again) {
      MAIN_CONTROLS.stream()
          .flatMap(
              style -> getSelectionModel().getSelectedItem().getContent().lookupAll(style).stream())
          // A box has its list as a child.
          .filter(node -> Nodes.isShown(node) && !(node.getParent() instanceof ComboBoxBase))
          .findFirst()
          .ifPresent(Node::requestFocus);
    }
  }

  /**
   * Selects a tab by name, if it exists. A control of the tab before loses the focus to the window:
   * the toolkit would give it to the nearest field.
   */
  void select(String name) {
    if (Nodes.holdsFocus(this) && !isFocused() && !chosen().equals(name)) {
      getScene().getRoot().requestFocus();
    }
    getTabs().stream()
        .filter(tab -> tab.getId().equals(TAB + name))
        .findFirst()
        .ifPresent(getSelectionModel()::select);
  }

  /** Opens the format with the focus in that part. */
  void openFormat(FormatPart part) {
    choose("format");
    // The panel is laid out first: a tab that was never seen has no size yet.
    applyCss();
    layout();
    decodeScroll.setVvalue(part == FormatPart.FORMAT ? 0 : 1);
    decode.focus(part);
  }

  /** Opens the alerts and starts a rule with this text. */
  void writeRule(String text) {
    choose("alerts");
    // A field that was never seen selects its text when it gets its skin.
    applyCss();
    alerts.writeRule(text);
  }

  /**
   * Shows the record of a sample once it is fetched.
   *
   * @param open whether to select the tab of the record; else a dot in its title says that there is
   *     a new one
   */
  void inspect(CompletableFuture<Optional<RawRecord>> fetching, String series, boolean open) {
    if (open) {
      choose("record");
    }
    markRecord();
    LatestRequest.Ticket request = requests.start();
    inspector.say("Fetching the record behind this sample of " + series + "…");
    var _ =
        fetching.whenCompleteAsync(
            (found, failure) -> {
              if (request.isLatest()) {
                Optional.ofNullable(found)
                    .flatMap(record -> record)
                    .ifPresentOrElse(
                        inspector::show,
                        () -> inspector.say("The record is gone, or the cluster doesn't answer."));
              }
            },
            Platform::runLater);
  }

  private void show(RawRecord record) {
    requests.cancel();
    inspector.show(record);
    markRecord();
  }

  /** A dot for a record that was not looked at yet. */
  private void markRecord() {
    inspectorTab.setText(inspectorTab.isSelected() ? RECORD : RECORD + " •");
  }

  private static Tab tab(String id, String title, Node content) {
    Tab tab = new Tab(title);
    tab.setId(TAB + id);
    tab.selectedProperty()
        .subscribe(selected -> {
          if (selected) {
            tab.setContent(content);
          }
        });
    return tab;
  }

  private static ScrollPane scrolling(Region content) {
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    return scroll;
  }
}
