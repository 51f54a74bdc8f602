package topicscope.desk.record;

import atlantafx.base.layout.InputGroup;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import topicscope.desk.widget.Nodes;
import topicscope.kafka.read.RawRecord;

/**
 * One record in full: position, timestamp and its type, key, headers and value.
 *
 * <p>Owned by the JavaFX thread.
 */
public final class RecordInspector extends VBox {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS xxx").withZone(ZoneId.systemDefault());

  private final GridPane facts = Nodes.styled(new GridPane(), "facts");
  private final TextArea value = Nodes.named("inspector-value", new TextArea());
  private final JsonTree json = new JsonTree();
  private final ToggleGroup forms = new ToggleGroup();
  private final ToggleButton asJson = form("json", "JSON");
  private final ToggleButton asText = form("text", "Text");
  private final ToggleButton asHex = form("hex", "Hex");
  private final Button save;

  /** Whether there was a record; what shows it stays while the next one is fetched. */
  private final BooleanProperty something = new SimpleBooleanProperty();

  private Optional<ToggleButton> wanted = Optional.empty();
  private Optional<RawRecord> record = Optional.empty();

  /**
   * An inspector without a record.
   *
   * @param saved saves the bytes of a record's value
   */
  public RecordInspector(Consumer<RawRecord> saved) {
    save = Nodes.button("inspector-save", "Save…", () -> record.ifPresent(saved));
    setId("inspector");
    getStyleClass().add("inspector");
    value.setEditable(false);
    value.setAccessibleText("Value of the record");
    Button copy = Nodes.button("inspector-copy", "Copy", () -> Nodes.copy(value.getText()));
    copy.setTooltip(new Tooltip("Copy the value as it is shown"));
    save.setTooltip(new Tooltip("Save the bytes of the value to a file"));
    HBox buttons = Nodes.row("buttons", new InputGroup(asJson, asText, asHex), copy, save);
    buttons.visibleProperty().bind(something);
    StackPane shown = new StackPane(value, json);
    shown.visibleProperty().bind(something);
    VBox.setVgrow(shown, Priority.ALWAYS);
    forms.selectedToggleProperty().subscribe(this::showValue);
    getChildren().addAll(facts, buttons, shown);
    say("Click a point of the line, or a record in the tail, to see it in full.");
  }

  /** Shows a message instead of a record. */
  public void say(String text) {
    record = Optional.empty();
    save.setDisable(true);
    facts.getChildren().clear();
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    facts.add(label, 0, 0);
    offerForms();
  }

  /** Shows a record. */
  public void show(RawRecord now) {
    record = Optional.of(now);
    something.set(true);
    save.setDisable(now.value().isEmpty());
    facts.getChildren().clear();
    fact("topic", now.topic());
    fact("partition", Integer.toString(now.partition()));
    fact("offset", Long.toString(now.offset()));
    fact("time", TIME.format(Instant.ofEpochMilli(now.timestampMs())));
    fact("", now.timestampType() + ", " + now.timestampMs() + " ms");
    fact("key", now.key().map(RecordText::readable).orElse("none"));
    fact("headers", headers(now));
    fact(
        "value",
        now.value()
            .map(bytes -> size(bytes.length, now.valueLength()))
            .orElse("none: a tombstone"));
    offerForms();
  }

  private static String size(int shown, int all) {
    String whole = String.format(Locale.ROOT, "%,d bytes", all);
    return shown == all
        ? whole
        : whole + String.format(Locale.ROOT, ", the first %,d shown", shown);
  }

  private ToggleButton form(String id, String title) {
    ToggleButton button = Nodes.uncut(Nodes.named("inspector-" + id, new ToggleButton(title)));
    button.setToggleGroup(forms);
    button.setOnAction(event -> wanted = Optional.of(button).filter(ToggleButton::isSelected));
    return button;
  }

  private void fact(String name, String text) {
    Label fact = new Label(text);
    fact.setWrapText(true);
    facts.addRow(facts.getRowCount(), Nodes.muted(name), fact);
  }

  /** Selects the JSON tree if the value is JSON, else text, unless the user chose another form. */
  private void offerForms() {
    Optional<JsonNode> tree = record.flatMap(RawRecord::value).flatMap(RecordText::json);
    json.show(tree);
    asJson.setDisable(tree.isEmpty());
    ToggleButton usual = tree.isPresent() ? asJson : asText;
    forms.selectToggle(wanted.filter(form -> !form.isDisabled()).orElse(usual));
    showValue();
  }

  private void showValue() {
    if (forms.getSelectedToggle() == null) {
      forms.selectToggle(asText);
    }
    json.setVisible(asJson.isSelected());
    value.setVisible(!asJson.isSelected());
    value.setText(
        record
            .flatMap(RawRecord::value)
            .map(asHex.isSelected() ? RecordText::hex : RecordText::readable)
            .orElse(""));
  }

  private static String headers(RawRecord record) {
    String lines =
        record.headers().stream()
            .map(header ->
                header.key() + " = " + header.value().map(RecordText::readable).orElse("none"))
            .collect(Collectors.joining("\n"));
    return lines.isEmpty() ? "none" : lines;
  }
}
