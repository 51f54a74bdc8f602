package topicscope.desk.series;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Insets;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import topicscope.alert.AlertState;
import topicscope.desk.figures.StateShares;
import topicscope.desk.series.name.SeriesNameLabel;
import topicscope.desk.widget.Nodes;
import topicscope.plot.view.TraceStyle;

/**
 * Check box, colour and name of a series, with marks for warnings; or the head of a group, with its
 * own check box.
 */
final class SeriesNameCell extends TableCell<SeriesLine, SeriesLine> {
  private static final Insets BELOW_HEAD = new Insets(0, 0, 0, 18);

  private final LineActions actions;
  private final CheckBox tick = new CheckBox();
  private final Region colour = Nodes.styled(new Region(), "trace-colour");
  private final SeriesNameLabel name = new SeriesNameLabel();
  private final Label unit = Nodes.uncut(Nodes.styled(new Label(), "text-muted", "text-small"));
  private final Label leftOut = Nodes.uncut(Nodes.styled(new Label(), "warning", "text-bold"));
  private final Label alert = Nodes.uncut(Nodes.styled(new Label(), "danger", "text-bold"));
  private final Label shares = Nodes.styled(new Label(), "text-muted", "text-small");
  private final VBox text = Nodes.styled(new VBox(name, shares), "series-text");
  private final HBox box = Nodes.row("series-name", tick, colour, text, unit, leftOut, alert);
  private final FontIcon arrow = new FontIcon(Feather.CHEVRON_DOWN);
  private final CheckBox groupTick = new CheckBox();
  private final Label groupName = Nodes.styled(new Label(), "text-bold");
  private final Label groupCount = Nodes.muted("");
  private final HBox groupBox = Nodes.row("series-name", arrow, groupTick, groupName, groupCount);
  private final Tooltip whole = new Tooltip();
  private Subscription following = Subscription.EMPTY;

  SeriesNameCell(LineActions actions) {
    this.actions = actions;
    HBox.setHgrow(text, Priority.ALWAYS);
    text.setMinWidth(0);
    groupName.setMinWidth(0);
    for (Label mark : List.of(unit, leftOut, alert)) {
      // An empty one takes no room, nor a gap beside it.
      mark.managedProperty().bind(mark.textProperty().isNotEmpty());
    }
    tick.addEventFilter(MouseEvent.ANY, this::onTick);
    whole.setOnShowing(event -> explain());
    groupTick.setOnAction(event -> {
      if (getItem() instanceof SeriesGroup group) {
        actions.show(group, groupTick.isSelected());
      }
    });
  }

  /** With Alt, a click on the check box hides this series only. */
  private void onTick(MouseEvent event) {
    if (event.isAltDown() && event.getButton() == MouseButton.PRIMARY) {
      if (event.getEventType() == MouseEvent.MOUSE_PRESSED && getItem() instanceof SeriesRow row) {
        actions.allBut(row);
      }
      event.consume();
    }
  }

  @Override
  protected void updateItem(@Nullable SeriesLine line, boolean empty) {
    SeriesLine before = getItem();
    super.updateItem(line, empty);
    if (line == before && !empty) {
      if (line instanceof SeriesGroup group) {
        showFold(group);
      }
      return;
    }
    following.unsubscribe();
    following = Subscription.EMPTY;
    if (before instanceof SeriesRow row) {
      tick.selectedProperty().unbindBidirectional(row.shownProperty());
    }
    setGraphic(null);
    setTooltip(null);
    if (!empty && line instanceof SeriesRow row) {
      follow(row);
    } else if (!empty && line instanceof SeriesGroup group) {
      follow(group);
    }
  }

  private void follow(SeriesRow row) {
    setGraphic(box);
    setTooltip(whole);
    tick.selectedProperty().bindBidirectional(row.shownProperty());
    following =
        Subscription.combine(
            row.styleProperty().subscribe(style -> show(row, style)),
            row.partsProperty().subscribe(name::show),
            row.inGroupProperty()
                .subscribe(inGroup -> box.setPadding(inGroup ? BELOW_HEAD : Insets.EMPTY)),
            row.leftOutProperty().subscribe(this::showLeftOut),
            row.figuresProperty().subscribe(figures -> showStates(row)),
            row.alertProperty().subscribe(kind -> alert.setText(mark(kind))));
  }

  private void follow(SeriesGroup group) {
    setGraphic(groupBox);
    groupName.setText(group.name());
    groupTick.setAccessibleText("Show all of " + group.name());
    following =
        Subscription.combine(
            group.rowsProperty().subscribe(rows -> showCount(group)),
            group.shownProperty().subscribe(shown -> showCount(group)));
    showFold(group);
  }

  private void showFold(SeriesGroup group) {
    arrow.setIconCode(group.isFolded() ? Feather.CHEVRON_RIGHT : Feather.CHEVRON_DOWN);
  }

  private void showCount(SeriesGroup group) {
    int all = group.rowsProperty().get().size();
    int shown = group.shownProperty().get();
    groupCount.setText(shown == all ? "(" + all + ")" : "(" + shown + " of " + all + ")");
    groupTick.setSelected(shown == all);
    groupTick.setIndeterminate(shown > 0 && shown < all);
  }

  private void show(SeriesRow row, TraceStyle style) {
    name.setAccessibleText(row.label());
    unit.setText(row.series().unit());
    tick.setAccessibleText("Show " + row.label());
    style.colour().dress(colour, "-fx-background-color", row.place());
    explainAgain();
  }

  private void showLeftOut(String text) {
    leftOut.setText(text.isEmpty() ? "" : "!");
    leftOut.setAccessibleText(text);
    explainAgain();
  }

  /** The share of time in each state. */
  private void showStates(SeriesRow row) {
    shares.setText(StateShares.inShort(row.figuresProperty().get().states()));
    shares.setManaged(!shares.getText().isEmpty());
    explainAgain();
  }

  private void explainAgain() {
    if (whole.isShowing()) {
      explain();
    }
  }

  private void explain() {
    if (getItem() instanceof SeriesRow row) {
      explain(row);
    }
  }

  private void explain(SeriesRow row) {
    String left = row.leftOutProperty().get();
    boolean labelled = !row.label().equals(row.series().name());
    whole.setText(
        row.label()
            + (labelled ? "\n" + row.series().name() : "")
            + (row.series().unit().isEmpty() ? "" : "\nin " + row.series().unit())
            + (left.isEmpty() ? "" : "\n" + left)
            + figures(row)
            + StateShares.inFull(row.figuresProperty().get().states()));
  }

  /** All figures, of which a narrow table shows some only. */
  private static String figures(SeriesRow row) {
    return row.series().states().isPresent()
        ? ""
        : Stream.of(SeriesOrder.values())
            .filter(order -> order.figure().isPresent())
            .map(order -> order.title() + " " + row.text(order))
            .collect(Collectors.joining(" · ", "\n", ""));
  }

  private static String mark(AlertState.Kind kind) {
    return switch (kind) {
      case GOOD -> "";
      case PENDING -> "…";
      case RAISED -> "alert";
    };
  }
}
