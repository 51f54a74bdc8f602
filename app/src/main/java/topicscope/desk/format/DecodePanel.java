package topicscope.desk.format;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.event.EventHandler;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.skin.ComboBoxListViewSkin;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import topicscope.decode.choice.DecodeChoice;
import topicscope.decode.choice.Format;
import topicscope.decode.choice.Grouping;
import topicscope.decode.detect.TextField;
import topicscope.decode.schema.RegistryFile;
import topicscope.decode.schema.SchemaFile;
import topicscope.decode.time.TimeChoice;
import topicscope.decode.time.TimeField;
import topicscope.decode.topic.TopicReport;
import topicscope.desk.model.Plot;
import topicscope.desk.offer.FormatPart;
import topicscope.desk.widget.Nodes;

/**
 * How the records of a topic are decoded: the detected format with its reason, and the user's
 * choice of format, time field and grouping. A change reads the topic again.
 *
 * <p>Owned by the JavaFX thread.
 */
public final class DecodePanel extends VBox {
  private static final double ROW_HEIGHT = 27;
  private static final double LIST_EDGES = 16;
  private static final int MIN_ROWS = 4;
  private static final int MAX_ROWS = 20;

  private final Supplier<Plot> plot;
  private final Label found = text("decode-found");
  private final Label notes = text("decode-notes", "warning");
  private final ComboBox<Optional<Format>> format =
      choice("decode-format", "Read the values as", DecodePanel::formatText);
  private final ComboBox<TimeChoice> time =
      choice("decode-time", "Time of a sample", DecodePanel::timeText);
  private final ComboBox<Grouping> grouping =
      choice("decode-grouping", "One series for each", DecodePanel::groupingText);
  private final CheckBox numericStrings =
      Nodes.named("decode-numeric-strings", new CheckBox("Numbers in quotes are numbers"));
  private final StateMenu states = new StateMenu(head("Texts shown as states"), this::choose);
  private final Label timeFacts = text("decode-time-facts");
  private final SchemaPane schemas = new SchemaPane(this::useSchemas);
  private Optional<SchemaFile> schema = Optional.empty();
  private boolean showing;

  /**
   * An empty panel.
   *
   * @param plot gives the plot that gets each change
   */
  public DecodePanel(Supplier<Plot> plot) {
    this.plot = plot;
    setId("decode-panel");
    getStyleClass().add("decode-panel");
    format.getItems().add(Optional.empty());
    Stream.of(Format.values())
        .sorted(Comparator.comparing(Format::label, String.CASE_INSENSITIVE_ORDER))
        .forEach(one -> format.getItems().add(Optional.of(one)));
    numericStrings.setOnAction(event -> choose());
    getChildren()
        .addAll(
            head("Found"),
            found,
            notes,
            head("Read the values as"),
            format,
            head("Time of a sample"),
            time,
            timeFacts,
            head("One series for each"),
            grouping,
            states,
            numericStrings,
            head("Schemas, for formats that need them"),
            schemas);
  }

  /** Shows the choice for a newly read topic and the registry of its cluster. */
  public void show(DecodeChoice choice, Optional<RegistryFile> registry) {
    showing = true;
    found.setText("Nothing read yet.");
    notes.setText("");
    format.setValue(choice.format());
    offer(time, times(List.of()), choice.time());
    offer(grouping, groupings(List.of()), choice.grouping());
    numericStrings.setSelected(choice.numericStrings());
    states.show(choice.states());
    schema = choice.schema();
    schemas.show(registry, schema);
    timeFacts.setText("");
    showing = false;
  }

  /**
   * Shows the present report.
   *
   * @param timestampType the type of the record timestamps; empty before the first record
   * @param trouble the problem with the schemas; empty if there is none
   */
  public void report(TopicReport report, String timestampType, String trouble) {
    showing = true;
    schemas.say(trouble);
    timeFacts.setText(timeFacts(report, timestampType));
    String why = report.detection().map(detection -> "\n" + detection.text()).orElse("");
    found.setText(report.format().contains(why.strip()) ? report.format() : report.format() + why);
    List<String> remarks = new ArrayList<>(report.notes());
    remarks.addAll(report.hints());
    notes.setText(String.join("\n", remarks));
    offer(time, times(report.timeFields()), time.getValue());
    offer(grouping, groupings(report.textFields()), grouping.getValue());
    states.offer(report.stateFields());
    showing = false;
  }

  /** Puts the focus into that part. */
  public void focus(FormatPart part) {
    switch (part) {
      case FORMAT -> format.requestFocus();
      case REGISTRY -> schemas.focusRegistry();
      case SCHEMA -> schemas.focusFile();
    }
  }

  private void choose() {
    if (!showing) {
      plot.get().decode(chosen(schema));
    }
  }

  private void useSchemas(Optional<RegistryFile> registry, Optional<SchemaFile> file) {
    plot.get().useSchemas(registry, chosen(file));
  }

  private DecodeChoice chosen(Optional<SchemaFile> file) {
    return new DecodeChoice(
        format.getValue(),
        time.getValue(),
        grouping.getValue(),
        numericStrings.isSelected(),
        file,
        states.chosen());
  }

  private static String timeFacts(TopicReport report, String timestampType) {
    List<String> facts = new ArrayList<>();
    switch (timestampType) {
      case "CreateTime" -> facts.add("Record timestamps are CreateTime: set by the producer.");
      case "LogAppendTime" -> facts.add("Record timestamps are LogAppendTime: set by the broker.");
      default -> {
        // No record yet, or records of a version without timestamps.
      }
    }
    report
        .rawTopic()
        .ifPresent(raw -> facts.add("Samples of a roll-up have the times of " + raw.name() + "."));
    report
        .timeFields()
        .forEach(
            field -> facts.add(field.path() + " looks like a time: " + field.unitText() + "."));
    return String.join("\n", facts);
  }

  private <T> ComboBox<T> choice(String id, String name, Function<T, String> text) {
    ComboBox<T> box = Nodes.choice(id, name, text);
    box.setMaxWidth(Double.MAX_VALUE);
    box.setOnShowing(event -> box.setVisibleRowCount(rowsBelow(box)));
    box.setOnAction(event -> {
      if (!box.isShowing()) {
        choose();
      }
    });
    chooseByKeys(box);
    return box;
  }

  /**
   * The arrows open the list and move in it; only what Enter or a click leaves is applied, since a
   * change reads the topic again. Escape leaves what was there before.
   */
  private <T> void chooseByKeys(ComboBox<T> box) {
    AtomicReference<@Nullable T> before = new AtomicReference<>();
    box.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          boolean opens = Set.of(KeyCode.UP, KeyCode.DOWN, KeyCode.ENTER).contains(event.getCode());
          if (opens && !box.isShowing()) {
            box.show();
            event.consume();
          }
        });
    EventHandler<KeyEvent> leave =
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            box.setValue(before.get());
          }
        };
    box.showingProperty()
        .subscribe((was, now) -> {
          if (now && box.getSkin() instanceof ComboBoxListViewSkin<?> skin) {
            before.set(box.getValue());
            skin.getPopupContent().removeEventFilter(KeyEvent.KEY_PRESSED, leave);
            skin.getPopupContent().addEventFilter(KeyEvent.KEY_PRESSED, leave);
          } else if (!now && !Objects.equals(box.getValue(), before.get())) {
            choose();
          }
        });
  }

  /** How many rows a list has room for between its box and the lower edge of the window. */
  private static int rowsBelow(ComboBox<?> box) {
    double below = box.getScene().getHeight() - box.localToScene(box.getLayoutBounds()).getMaxY();
    return Math.clamp((long) ((below - LIST_EDGES) / ROW_HEIGHT), MIN_ROWS, MAX_ROWS);
  }

  private static Label text(String id, String... styles) {
    Label label = Nodes.named(id, new Label(), styles);
    label.setWrapText(true);
    label.managedProperty().bind(label.textProperty().isNotEmpty());
    return label;
  }

  /** Offers these items and the chosen one; changes the box only when they differ. */
  private static <T> void offer(ComboBox<T> box, List<T> offered, T chosen) {
    List<T> all = new ArrayList<>(offered);
    if (!all.contains(chosen)) {
      all.add(chosen);
    }
    if (!box.getItems().equals(all)) {
      box.getItems().setAll(all);
    }
    if (!chosen.equals(box.getValue())) {
      box.setValue(chosen);
    }
  }

  private static List<TimeChoice> times(List<TimeField> fields) {
    List<TimeChoice> times = new ArrayList<>();
    times.add(new TimeChoice.OfRecord());
    times.add(new TimeChoice.OfArrival());
    fields.forEach(field -> times.add(new TimeChoice.OfField(field.path())));
    return times;
  }

  private static List<Grouping> groupings(List<TextField> fields) {
    List<Grouping> groupings = new ArrayList<>();
    groupings.add(new Grouping.ByFormat());
    groupings.add(new Grouping.None());
    groupings.add(new Grouping.ByKey());
    groupings.add(new Grouping.ByPartition());
    fields.forEach(field -> groupings.add(new Grouping.ByFields(List.of(field.path()))));
    return groupings;
  }

  private static String formatText(Optional<Format> format) {
    return format.map(Format::label).orElse("the detected format");
  }

  private static String timeText(TimeChoice time) {
    return switch (time) {
      case TimeChoice.OfRecord _ -> "the record's timestamp";
      case TimeChoice.OfArrival _ -> "when it arrived here";
      case TimeChoice.OfField field -> "the field " + field.path();
    };
  }

  private static String groupingText(Grouping grouping) {
    return switch (grouping) {
      case Grouping.ByFormat _ -> "field (and tags, where the format has them)";
      case Grouping.None _ -> "field";
      case Grouping.ByKey _ -> "field and record key";
      case Grouping.ByPartition _ -> "field and partition";
      case Grouping.ByFields texts -> "field and value of " + String.join(", ", texts.paths());
    };
  }

  private static Label head(String text) {
    return Nodes.styled(new Label(text), "text-muted");
  }
}
