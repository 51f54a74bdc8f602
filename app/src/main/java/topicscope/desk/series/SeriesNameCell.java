package topicscope.desk.series;

import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import topicscope.alert.AlertState;
import topicscope.desk.widget.Nodes;
import topicscope.plot.view.TraceStyle;

/** Check box, colour and name of a series, with marks for warnings. */
final class SeriesNameCell extends TableCell<SeriesRow, SeriesRow> {
  private final CheckBox tick = new CheckBox();
  private final Region colour = Nodes.styled(new Region(), "trace-colour");
  private final Label name = new Label();
  private final Label unit = Nodes.uncut(Nodes.styled(new Label(), "text-muted", "text-small"));
  private final Label leftOut = Nodes.uncut(Nodes.styled(new Label(), "warning", "text-bold"));
  private final Label alert = Nodes.uncut(Nodes.styled(new Label(), "danger", "text-bold"));
  private final Label shares = Nodes.styled(new Label(), "text-muted", "text-small");
  private final HBox box =
      Nodes.row(
          "series-name",
          tick,
          colour,
          Nodes.styled(new VBox(name, shares), "series-text"),
          unit,
          leftOut,
          alert);
  private final Tooltip whole = new Tooltip();
  private Subscription following = Subscription.EMPTY;

  @Override
  protected void updateItem(SeriesRow row, boolean empty) {
    SeriesRow before = getItem();
    super.updateItem(row, empty);
    if (row == before && !empty) {
      return;
    }
    following.unsubscribe();
    following = Subscription.EMPTY;
    if (before != null) {
      tick.selectedProperty().unbindBidirectional(before.shownProperty());
    }
    setGraphic(empty ? null : box);
    setTooltip(empty ? null : whole);
    if (!empty) {
      tick.selectedProperty().bindBidirectional(row.shownProperty());
      following =
          Subscription.combine(
              row.styleProperty().subscribe(style -> show(row, style)),
              row.leftOutProperty().subscribe(text -> showLeftOut(row, text)),
              row.figuresProperty().subscribe(figures -> showStates(row)),
              row.alertProperty().subscribe(kind -> alert.setText(mark(kind))));
    }
  }

  private void show(SeriesRow row, TraceStyle style) {
    name.setText(row.label());
    unit.setText(row.series().unit());
    tick.setAccessibleText("Show " + row.label());
    style.colour().dress(colour, "-fx-background-color", row.place());
    explain(row);
  }

  private void showLeftOut(SeriesRow row, String text) {
    leftOut.setText(text.isEmpty() ? "" : "!");
    leftOut.setAccessibleText(text);
    explain(row);
  }

  /** The share of time in each state. */
  private void showStates(SeriesRow row) {
    shares.setText(StateShares.inShort(row.figuresProperty().get().states()));
    shares.setManaged(!shares.getText().isEmpty());
    explain(row);
  }

  private void explain(SeriesRow row) {
    String left = row.leftOutProperty().get();
    boolean labelled = !row.label().equals(row.series().name());
    whole.setText(
        row.label()
            + (labelled ? "\n" + row.series().name() : "")
            + (row.series().unit().isEmpty() ? "" : "\nin " + row.series().unit())
            + (left.isEmpty() ? "" : "\n" + left)
            + StateShares.inFull(row.figuresProperty().get().states()));
  }

  private static String mark(AlertState.Kind kind) {
    return switch (kind) {
      case GOOD -> "";
      case PENDING -> "…";
      case RAISED -> "alert";
    };
  }
}
