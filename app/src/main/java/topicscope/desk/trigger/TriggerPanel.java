package topicscope.desk.trigger;

import atlantafx.base.controls.Spacer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import topicscope.alert.AlertRule;
import topicscope.desk.widget.Hint;
import topicscope.desk.widget.Nodes;
import topicscope.platform.TimeFormats;
import topicscope.trigger.CaptureControl;
import topicscope.trigger.CaptureLine;
import topicscope.trigger.CaptureSettings;
import topicscope.trigger.CaptureSettings.Mode;
import topicscope.trigger.KeptCapture;
import topicscope.trigger.TriggerSetup;

/**
 * The trigger of the focused plot and its captures.
 *
 * <p>Owned by the JavaFX thread. {@link #refresh()} shows what is new.
 */
public final class TriggerPanel extends VBox {
  private static final double CELL = 62;

  private final Supplier<TriggerControl> control;
  private final TriggerLight light = new TriggerLight();
  private final Button arm = Nodes.button("trigger-arm", "Arm", this::toggle);
  private final TextField rule =
      Nodes.field("trigger-rule", "When to capture", "cpu > 90, or cpu crosses 90 by 2");
  private final ComboBox<Mode> mode =
      Nodes.choice("trigger-mode", "What happens between captures", TriggerPanel::word);
  private final TextField span = field("trigger-span", "How much time a capture shows", "10s");
  private final TextField before = field("trigger-before", "Share before the trigger", "20 %");
  private final TextField holdOff =
      field("trigger-hold-off", "For how long after one no other counts", "none");
  private final CheckBox past =
      Nodes.uncut(Nodes.named("trigger-past", new CheckBox("Also in the past")));
  private final Label said = Nodes.problem("trigger-said");
  private final ListView<KeptCapture> captures =
      Nodes.named("captures", new ListView<>(), "edge-to-edge");
  private final CheckBox overlay =
      Nodes.uncut(Nodes.named("capture-overlay", new CheckBox("Overlay")));
  private final Button reference =
      Nodes.button("capture-reference", "Reference", this::toggleReference);
  private final TextField name = Nodes.field("capture-name", "Name of the capture", "Name");
  private final TextField note = Nodes.field("capture-note", "Note on the capture", "Note");
  private TriggerSetup shown = TriggerSetup.USUAL;
  private String told = "";
  private String own = "";
  private Optional<TriggerControl> of = Optional.empty();
  private boolean showing;

  /**
   * An empty panel.
   *
   * @param control gives the trigger of the focused plot
   */
  public TriggerPanel(Supplier<TriggerControl> control) {
    this.control = control;
    setId("trigger-panel");
    getStyleClass().addAll("series-panel", "trigger-panel");
    mode.getItems().setAll(Mode.values());
    mode.setMaxWidth(Double.MAX_VALUE);
    mode.setOnAction(event -> apply());
    rule.setOnAction(event -> armNow());
    Hint.set(rule, AlertRule.SYNTAX);
    for (TextField field : List.of(rule, span, before, holdOff)) {
      field
          .focusedProperty()
          .subscribe(focused -> {
            if (!focused) {
              apply();
            }
          });
    }
    for (TextField field : List.of(span, before, holdOff)) {
      field.setOnAction(event -> apply());
    }
    past.setOnAction(event -> apply());
    overlay.setOnAction(event -> control.get().overlay(overlay.isSelected()));
    Hint.set(
        overlay, "Draw the last ten over one another, aligned at the trigger, older ones fainter");
    Hint.set(reference, "Draw the chosen capture under the live picture, dashed; once more: not");
    Hint.set(past, "While old records load, the trigger fires on these too");
    captures.setAccessibleText("Captures, the newest first");
    captures.setPlaceholder(
        Nodes.muted("Nothing captured yet.\nArm a trigger, or press K to capture what is new."));
    captures.setCellFactory(view -> new CaptureCell(one -> control.get().picture(one)));
    captures.setFixedCellSize(CELL);
    VBox.setVgrow(captures, Priority.ALWAYS);
    captures.getSelectionModel().selectedItemProperty().subscribe(this::chosen);
    captures.setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.DELETE) {
        delete();
      }
    });
    for (TextField field : List.of(name, note)) {
      field.setDisable(true);
      field.setOnAction(event -> rename());
      field
          .focusedProperty()
          .subscribe(focused -> {
            if (!focused) {
              rename();
            }
          });
    }
    getChildren()
        .addAll(
            Nodes.row(
                "head",
                light,
                new Spacer(),
                arm,
                Nodes.button("trigger-force", "Capture now", () -> control.get().force())),
            Nodes.row("rule", rule),
            settings(),
            said,
            captures,
            Nodes.row("head", name, note),
            Nodes.row(
                "head",
                overlay,
                reference,
                Nodes.button("capture-copy", "Copy line", this::copy),
                Nodes.button("capture-delete", "Delete", this::delete)));
  }

  private static TextField field(String id, String about, String prompt) {
    TextField field = Nodes.field(id, about, prompt);
    field.setPrefColumnCount(5);
    return field;
  }

  private static String word(Mode of) {
    String word = of.name().toLowerCase(Locale.ROOT);
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  private GridPane settings() {
    GridPane grid = Nodes.styled(new GridPane(), "trigger-settings");
    for (int i = 0; i < 4; i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setHgrow(i % 2 == 1 ? Priority.ALWAYS : Priority.NEVER);
      grid.getColumnConstraints().add(column);
    }
    Hint.set(
        mode,
        "Auto: rolls on after each capture. Normal: holds the last one until the next. Single: one"
            + " capture, then nothing more");
    grid.addRow(0, Nodes.muted("Mode"), mode, Nodes.muted("Shows"), span);
    grid.addRow(1, Nodes.muted("Before"), before, Nodes.muted("Hold-off"), holdOff);
    grid.add(past, 0, 2, 4, 1);
    return grid;
  }

  /** Shows what is new. Called a few times a second. */
  public void refresh() {
    TriggerControl now = control.get();
    now.seen();
    boolean other = of.filter(one -> one == now).isEmpty();
    of = Optional.of(now);
    TriggerSetup setup = now.setup();
    if (other || !setup.equals(shown)) {
      show(setup, other);
    }
    light.show(now);
    if (overlay.isSelected() != now.isOverlay()) {
      overlay.setSelected(now.isOverlay());
    }
    boolean armed =
        now.light() == CaptureControl.Light.ARMED || now.light() == CaptureControl.Light.FIRED;
    String title = armed || now.light() == CaptureControl.Light.HELD ? "Leave" : "Arm";
    if (!arm.getText().equals(title)) {
      arm.setText(title);
    }
    String news = now.saidProperty().get();
    if (other || !news.equals(told)) {
      told = news;
      own = "";
    }
    say(own);
    select(now);
  }

  /** Shows a message of the panel, which stays until there is another; else that of the plot. */
  private void say(String text) {
    own = text;
    String now = own.isEmpty() ? told : own;
    if (!said.getText().equals(now)) {
      said.setText(now);
    }
  }

  private void show(TriggerSetup setup, boolean other) {
    showing = true;
    try {
      CaptureSettings settings = setup.settings();
      put(rule, setup.rule(), other);
      mode.setValue(settings.mode());
      put(span, text(settings.spanMs()), other);
      put(before, Math.round(settings.share() * 100) + " %", other);
      put(holdOff, settings.holdOffMs() == 0 ? "" : text(settings.holdOffMs()), other);
      past.setSelected(settings.past());
      if (!captures.getItems().equals(setup.captures())) {
        captures.getItems().setAll(setup.captures());
      }
      shown = setup;
    } finally {
      showing = false;
    }
  }

  /** A field that is being written keeps its text. */
  private static void put(TextField field, String text, boolean other) {
    if ((other || !field.isFocused()) && !field.getText().equals(text)) {
      field.setText(text);
    }
  }

  private void select(TriggerControl now) {
    now.shown()
        .flatMap(capture ->
            captures.getItems().stream().filter(one -> one.capture().equals(capture)).findFirst())
        .filter(one -> !one.equals(captures.getSelectionModel().getSelectedItem()))
        .ifPresent(one -> {
          showing = true;
          captures.getSelectionModel().select(one);
          showing = false;
          fill(one);
        });
  }

  private void chosen(KeptCapture one) {
    fill(one);
    if (!showing && one != null) {
      control.get().show(one.capture());
    }
  }

  private void fill(KeptCapture one) {
    name.setDisable(one == null);
    note.setDisable(one == null);
    name.setText(one == null ? "" : one.name());
    note.setText(one == null ? "" : one.note());
  }

  private void rename() {
    KeptCapture one = captures.getSelectionModel().getSelectedItem();
    if (one != null && !showing) {
      control.get().rename(one.capture(), name.getText().strip(), note.getText().strip());
    }
  }

  private void toggleReference() {
    KeptCapture one = captures.getSelectionModel().getSelectedItem();
    if (one != null) {
      control.get().toggleReference(one.capture());
    }
  }

  private void delete() {
    KeptCapture one = captures.getSelectionModel().getSelectedItem();
    if (one != null) {
      control.get().delete(one.capture());
    }
  }

  private void copy() {
    KeptCapture one = captures.getSelectionModel().getSelectedItem();
    if (one != null) {
      Nodes.copy(CaptureLine.of(one.capture()));
      say("The line of the capture is on the clipboard");
    }
  }

  private void toggle() {
    if (arm.getText().equals("Arm")) {
      armNow();
    } else {
      control.get().leave();
    }
    refresh();
  }

  private void armNow() {
    if (apply()) {
      control.get().arm();
    }
    refresh();
  }

  /** Takes over what the fields say; false if one of them can't be read. */
  private boolean apply() {
    if (showing || of.isEmpty()) {
      return false;
    }
    try {
      control
          .get()
          .set(
              rule.getText(),
              new CaptureSettings(
                  Optional.ofNullable(mode.getValue()).orElse(Mode.NORMAL),
                  Math.max(1, TimeFormats.duration(span.getText()).toMillis()),
                  share(),
                  holdOff.getText().isBlank()
                      ? 0
                      : TimeFormats.duration(holdOff.getText()).toMillis(),
                  past.isSelected()));
      say("");
      return true;
    } catch (IllegalArgumentException e) {
      say(String.valueOf(e.getMessage()));
      return false;
    }
  }

  private double share() {
    String text = before.getText().replace("%", "").strip();
    try {
      double share = Double.parseDouble(text) / 100;
      if (share >= 0 && share <= 1) {
        return share;
      }
    } catch (NumberFormatException e) {
      // It is said below.
    }
    throw new IllegalArgumentException("'" + before.getText() + "' is no share from 0 to 100 %");
  }

  private static String text(long ms) {
    Duration span = Duration.ofMillis(ms);
    return ms % 1_000 == 0 ? span.toSeconds() + "s" : ms + "ms";
  }
}
