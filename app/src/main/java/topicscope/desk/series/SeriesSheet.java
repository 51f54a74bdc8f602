package topicscope.desk.series;

import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import topicscope.desk.widget.FormSheet;
import topicscope.desk.widget.Nodes;
import topicscope.plot.paint.TraceKind;
import topicscope.plot.view.TraceStyle;

/** The sheet for the style of a series. Owned by the JavaFX thread. */
public final class SeriesSheet {
  private final FormSheet sheet = new FormSheet("series-look");
  private final TextField label =
      sheet.text("label", "What the series is called", "its name in the records");
  private final TextField unit =
      sheet.text(
          "unit", "What its values are measured in", "none; another one gets a lane of its own");
  private final ColourRow colour = new ColourRow();
  private final ComboBox<TraceKind> kind =
      Nodes.choice("series-look-kind", "Draw as", one -> one.name().toLowerCase(Locale.ROOT));
  private final CheckBox right =
      Nodes.named("series-look-right", new CheckBox("axis at the right"));
  private Optional<SeriesRow> shown = Optional.empty();

  public SeriesSheet() {
    kind.getItems().setAll(TraceKind.values());
    sheet.row("colour", colour, colour.chosenProperty());
    sheet.row("draw as", kind, kind.valueProperty());
    sheet.row("axis", right, right.selectedProperty());
  }

  /** Sets what is called when input is left, see {@link FormSheet#setOnLeft}. */
  public void setOnLeft(BiConsumer<SeriesRow, Runnable> listener) {
    sheet.setOnLeft(again -> shown.ifPresent(row -> listener.accept(row, again)));
  }

  /** The sheet; a layer of the window. */
  public Node node() {
    return sheet;
  }

  /** Opens with the present style. */
  public void open(SeriesRow row) {
    shown = Optional.of(row);
    TraceStyle now = row.style();
    label.setText(now.label());
    unit.setText(now.unit());
    colour.show(now.colour(), row.place());
    kind.setValue(now.kind());
    right.setSelected(now.right());
    sheet.open(
        row.series().name(),
        label,
        () -> {
          row.styleProperty()
              .set(
                  new TraceStyle(
                      kind.getValue(),
                      unit.getText().strip(),
                      row.style().visible(),
                      right.isSelected(),
                      colour.chosen(),
                      label.getText().strip()));
          sheet.close();
        });
  }
}
