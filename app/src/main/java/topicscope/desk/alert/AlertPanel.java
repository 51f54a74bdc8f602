package topicscope.desk.alert;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import topicscope.alert.AlertCsv;
import topicscope.alert.AlertEvent;
import topicscope.alert.AlertLog;
import topicscope.alert.AlertRule;
import topicscope.alert.AlertState;
import topicscope.desk.file.FileWriter;
import topicscope.desk.model.Desk;
import topicscope.desk.model.Plot;
import topicscope.desk.widget.ColumnWidths;
import topicscope.desk.widget.Nodes;
import topicscope.platform.FileFailure;
import topicscope.reading.Analysis;
import topicscope.reading.Reading;
import topicscope.transform.SyntaxException;

/**
 * The alerts of the focused plot: rules with their states, and the log of events.
 *
 * <p>Owned by the JavaFX thread. {@link #refresh()} shows what is new.
 */
public final class AlertPanel extends VBox {
  private static final int MAX_EXAMPLES = 4;
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
  private static final double ROOM_FOR_RULES = 96;
  private final TextField rule =
      Nodes.field("alert-rule", "A rule to watch for", "cpu > 90 for 10s");
  private final Label said = Nodes.named("alert-said", new Label(), "mistake");
  private final ListView<AlertRule> rules = Nodes.named("alert-rules", new ListView<>());
  private final TableView<AlertEvent> events =
      Nodes.table(
          "alert-events",
          "Alerts raised and cleared",
          "No events yet",
          FXCollections.observableArrayList());
  private final ColumnWidths<AlertEvent> widths;
  private final AlertActionsForm goals = new AlertActionsForm(this::say);
  private final Desk desk;
  private final SleepingRules asleep;
  private final Consumer<FileWriter> chooseFile;
  private Optional<Plot> plot = Optional.empty();
  private Optional<Analysis> shown = Optional.empty();
  private List<AlertState> states = List.of();
  private long shownEvents;
  private String relayed = "";
  private boolean begun;

  /**
   * An empty panel.
   *
   * @param desk the desk of its plots
   * @param chooseFile asks the user for the file of the exported log and has it written
   */
  public AlertPanel(Desk desk, Consumer<FileWriter> chooseFile) {
    this.desk = desk;
    this.asleep = new SleepingRules(desk);
    this.chooseFile = chooseFile;
    setId("alert-panel");
    getStyleClass().addAll("series-panel", "alert-panel");
    rule.setOnAction(event -> add());
    rule.textProperty().subscribe(() -> said.setText(""));
    rule.focusedProperty().subscribe(this::goOnAtEnd);
    said.setMinHeight(USE_PREF_SIZE);
    said.managedProperty().bind(said.textProperty().isNotEmpty());
    rules.setAccessibleText("Alert rules and how they stand");
    rules.setPlaceholder(examples());
    rules.setCellFactory(view -> new AlertCells.OfRule(() -> states, this::names));
    rules.setPrefHeight(180);
    rules.setMinHeight(ROOM_FOR_RULES);
    Tooltip whole = new Tooltip();
    whole.textProperty().bind(said.textProperty());
    said.setTooltip(whole);
    rules.setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.DELETE) {
        remove();
      }
    });
    events.getColumns().add(AlertCells.column("time", 68, AlertCells::time));
    events.getColumns().add(AlertCells.column("event", 60, AlertCells::kind));
    events.getColumns().add(AlertCells.column("value", 60, AlertCells::value));
    events.getColumns().add(AlertCells.column("series", 84, AlertEvent::series));
    events.getColumns().add(AlertCells.column("record", 72, AlertCells::place));
    List<TableColumn<AlertEvent, ?>> columns = List.copyOf(events.getColumns());
    TableColumn<AlertEvent, String> written = AlertCells.column("rule", 120, AlertEvent::rule);
    events.getColumns().add(written);
    widths = new ColumnWidths<>(events, written, columns);
    events.setRowFactory(view -> new AlertCells.EventRow());
    HBox head = Nodes.row("head", rule, Nodes.button("alert-add", "Add", this::add));
    HBox below =
        Nodes.row(
            "head",
            Nodes.button("alert-remove", "Remove rule", this::remove),
            Nodes.button("alert-export", "Export log…", this::export));
    getChildren().addAll(head, said, rules, below, asleep, events, goals);
  }

  /** The widths of the columns of the log. */
  public ColumnWidths<AlertEvent> widths() {
    return widths;
  }

  /** Examples of rules; the tooltip shows the whole syntax. */
  private static Label examples() {
    String some =
        AlertRule.SYNTAX
            .lines()
            .limit(MAX_EXAMPLES)
            .map(line -> line.split(" {2,}", 2)[0])
            .collect(Collectors.joining("\n"));
    Label label =
        Nodes.styled(new Label("No rules yet. For example:\n" + some), "text-muted", "examples");
    Tooltip whole = new Tooltip(AlertRule.SYNTAX);
    whole.getStyleClass().add("syntax");
    label.setTooltip(whole);
    return label;
  }

  /** Shows the alerts of this plot. */
  public void watch(Plot focused) {
    plot = Optional.of(focused);
    shown = Optional.empty();
    goals.watch(focused);
    relayed = focused.alertDispatcher().status();
    refresh();
  }

  /** Starts a rule with this text and focuses the field; what is typed follows the text. */
  public void writeRule(String text) {
    rule.setText(text);
    rule.requestFocus();
    rule.end();
    // Where the window has no focus yet, the field gets it later, and selects its text then.
    begun = !rule.isFocused();
  }

  private void goOnAtEnd(boolean focused) {
    if (focused && begun) {
      begun = false;
      // The field selects its text after its listeners.
      Platform.runLater(rule::end);
    }
  }

  /** Shows what is new. Called a few times a second. */
  public void refresh() {
    Optional<Analysis> now =
        plot.flatMap(one -> one.readingProperty().get()).map(Reading::analysis);
    if (!now.equals(shown)) {
      shown = now;
      shownEvents = 0;
      events.getItems().clear();
      states = List.of();
    }
    List<AlertRule> wanted = plot.map(Plot::rules).orElse(List.of());
    if (!rules.getItems().equals(wanted)) {
      rules.getItems().setAll(wanted);
    }
    asleep.refresh();
    List<AlertState> standing = now.map(one -> one.alerts().states()).orElse(List.of());
    if (!standing.equals(states)) {
      states = standing;
      rules.refresh();
    }
    String told = plot.map(one -> one.alertDispatcher().status()).orElse("");
    if (!told.equals(relayed)) {
      relayed = told;
      say(told);
    }
    now.map(Analysis::log)
        .filter(log -> log.added() > shownEvents)
        .ifPresent(log -> showNew(log.events()));
  }

  /** Puts new events above the others, which stay selected and in view, unless that is the top. */
  private void showNew(List<AlertEvent> all) {
    List<AlertEvent> fresh =
        all.stream().filter(event -> event.number() > shownEvents).toList().reversed();
    shownEvents = all.getLast().number();
    int top = topRow();
    ObservableList<AlertEvent> shownNow = events.getItems();
    shownNow.addAll(0, fresh);
    shownNow.remove(Math.min(AlertLog.CAPACITY, shownNow.size()), shownNow.size());
    if (top > 0) {
      events.scrollTo(top + fresh.size());
    }
  }

  /** The index of the first row in view. */
  private int topRow() {
    if (events.lookup(".virtual-flow") instanceof VirtualFlow<?> flow
        && flow.getFirstVisibleCell() != null) {
      IndexedCell<?> first = flow.getFirstVisibleCell();
      // It may be just above the view.
      boolean hidden = first.getLayoutY() + first.getHeight() <= 0;
      return first.getIndex() + (hidden ? 1 : 0);
    }
    return 0;
  }

  private List<String> names() {
    return plot.flatMap(one -> one.readingProperty().get())
        .map(now -> List.copyOf(now.series().read().keySet()))
        .orElse(List.of());
  }

  private void add() {
    try {
      AlertRule parsed = AlertRule.parse(rule.getText());
      // What is shown may be of a moment ago.
      if (plot.flatMap(one -> one.readingProperty().get()).isEmpty()) {
        complain("Pick a topic first.");
        return;
      }
      plot.ifPresent(one -> one.add(parsed));
      rule.clear();
      say("");
    } catch (SyntaxException e) {
      complain(String.valueOf(e.getMessage()));
    }
    refresh();
  }

  private void remove() {
    AlertRule selected = rules.getSelectionModel().getSelectedItem();
    if (selected == null) {
      complain("Select the rule to remove.");
    } else {
      plot.ifPresent(one -> desk.rules().remove(one, selected));
      say("");
      refresh();
    }
  }

  private void export() {
    List<AlertEvent> all = shown.map(one -> one.log().events()).orElse(List.of());
    chooseFile.accept(file ->
        CompletableFuture.supplyAsync(
            () -> write(all, file), task -> Thread.ofVirtual().name("exporting").start(task)));
  }

  private Optional<String> write(List<AlertEvent> all, Path file) {
    try {
      AlertCsv.write(all, file);
      say(all.size() + " events written to " + file);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of("The log can't be written: " + FileFailure.writing(file, e));
    }
  }

  /** Shows a result. Any thread. */
  private void say(String text) {
    if (Platform.isFxApplicationThread()) {
      said.pseudoClassStateChanged(WRONG, false);
      said.setText(text);
    } else {
      Platform.runLater(() -> say(text));
    }
  }

  private void complain(String text) {
    said.pseudoClassStateChanged(WRONG, true);
    said.setText(text);
  }
}
