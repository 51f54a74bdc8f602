package topicscope.desk;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import topicscope.kafka.RawRecord;

/**
 * One record in full: where it stands, its timestamp and what that means, key, headers and value.
 *
 * <p>Owned by the JavaFX thread.
 */
final class Inspector extends VBox {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS xxx").withZone(ZoneId.systemDefault());

  private final GridPane facts = new GridPane();
  private final TextArea value = new TextArea();
  private final Button form = new Button("Hex");
  private Optional<RawRecord> record = Optional.empty();
  private boolean hex;

  Inspector() {
    setId("inspector");
    getStyleClass().add("inspector");
    facts.getStyleClass().add("facts");
    value.setId("inspector-value");
    value.setEditable(false);
    value.setAccessibleText("Value of the record");
    VBox.setVgrow(value, Priority.ALWAYS);
    form.setId("inspector-form");
    form.setOnAction(event -> switchForm());
    Button copy = new Button("Copy value");
    copy.setId("inspector-copy");
    copy.setOnAction(event -> copyValue());
    HBox buttons = new HBox(form, copy);
    buttons.getStyleClass().add("buttons");
    getChildren().addAll(facts, buttons, value);
    say("Click a point of the line, or a record in the tail, to see it in full.");
  }

  /** Says something instead of showing a record. */
  void say(String text) {
    record = Optional.empty();
    facts.getChildren().clear();
    Label label = new Label(text);
    label.setWrapText(true);
    facts.add(label, 0, 0);
    value.clear();
  }

  /** Shows a record. */
  void show(RawRecord now) {
    record = Optional.of(now);
    facts.getChildren().clear();
    fact("topic", now.topic());
    fact("partition", Integer.toString(now.partition()));
    fact("offset", Long.toString(now.offset()));
    fact("time", TIME.format(Instant.ofEpochMilli(now.timestampMs())));
    fact("", now.timestampType() + ", " + now.timestampMs() + " ms");
    fact("key", now.key().map(BytesText::readable).orElse("none"));
    fact("headers", headers(now));
    fact(
        "value",
        now.value()
            .map(bytes -> String.format(Locale.ROOT, "%,d bytes", now.valueLength()))
            .orElse("none: a tombstone"));
    showValue();
  }

  private void fact(String name, String text) {
    Label head = new Label(name);
    head.getStyleClass().add("text-muted");
    head.setMinWidth(Region.USE_PREF_SIZE);
    Label fact = new Label(text);
    fact.setWrapText(true);
    facts.addRow(facts.getRowCount(), head, fact);
  }

  private void showValue() {
    value.setText(
        record
            .flatMap(RawRecord::value)
            .map(hex ? BytesText::hex : BytesText::readable)
            .orElse(""));
  }

  private void switchForm() {
    hex = !hex;
    form.setText(hex ? "Text" : "Hex");
    showValue();
  }

  private void copyValue() {
    ClipboardContent content = new ClipboardContent();
    content.putString(value.getText());
    Clipboard.getSystemClipboard().setContent(content);
  }

  private static String headers(RawRecord record) {
    String lines =
        record.headers().stream()
            .map(header ->
                header.key() + " = " + header.value().map(BytesText::readable).orElse("none"))
            .collect(Collectors.joining("\n"));
    return lines.isEmpty() ? "none" : lines;
  }
}
