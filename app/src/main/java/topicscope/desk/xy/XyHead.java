package topicscope.desk.xy;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import topicscope.desk.widget.Hint;
import topicscope.desk.widget.Nodes;
import topicscope.plot.xy.XyText;
import topicscope.workspace.XyState;

/**
 * The row above an XY plot, in which the two series and the tolerance are chosen.
 *
 * <p>Owned by the JavaFX thread.
 */
final class XyHead extends HBox {
  private static final List<Long> TOLERANCES =
      List.of(1L, 5L, 10L, 50L, 100L, 500L, 1_000L, 5_000L, 10_000L, 60_000L);
  private static final double NARROWEST_BOX = 48;

  /** In a narrower plot the tolerance is not chosen. */
  private static final double NARROW = 480;

  private final XyChoices choices;
  private final ComboBox<Choice> y = Nodes.choice("xy-y", "The series along y", Choice::label);
  private final ComboBox<Choice> x = Nodes.choice("xy-x", "The series along x", Choice::label);
  private final ComboBox<Long> tolerance =
      Nodes.choice(
          "xy-tolerance",
          "How far apart in time the samples of a pair may be",
          ms -> ms == null || ms == 0 ? "Automatic" : XyText.duration((double) ms));
  private boolean listing;

  /** A series in a box. */
  private record Choice(String name, String label) {}

  XyHead(XyChoices choices) {
    this.choices = choices;
    setId("xy-head");
    getStyleClass().add("xy-head");
    setMinWidth(0);
    for (ComboBox<?> box : List.of(y, x, tolerance)) {
      box.setMinWidth(NARROWEST_BOX);
      box.setMaxWidth(220);
      HBox.setHgrow(box, Priority.SOMETIMES);
    }
    tolerance.setMaxWidth(120);
    Label within = Nodes.collapsing(Nodes.muted("within"));
    Nodes.collapsing(tolerance);
    within.visibleProperty().bind(widthProperty().greaterThan(NARROW));
    tolerance.visibleProperty().bind(within.visibleProperty());
    Hint.set(tolerance, "Pairs are samples that are at most so far apart in time");
    Button swap = new Button("", new FontIcon(Feather.REPEAT));
    Nodes.named("xy-swap", swap, "button-icon", "flat", "small");
    swap.setAccessibleText("Exchange x and y");
    Hint.set(swap, "Exchange x and y");
    swap.setOnAction(event -> change(now -> new XyState(now.x(), now.y(), now.toleranceMs())));
    Button close = Nodes.named("xy-close", Nodes.cross("Back to the plot by time"));
    Hint.set(close, "Back to the plot by time (Esc)");
    close.setOnAction(event -> choices.leave());
    getChildren().addAll(Nodes.muted("y"), y, swap, Nodes.muted("x"), x, within, tolerance, close);
    Nodes.collapsing(this);
    y.valueProperty().subscribe(choice -> chosen(choice, true));
    x.valueProperty().subscribe(choice -> chosen(choice, false));
    tolerance
        .valueProperty()
        .subscribe(ms -> {
          if (!listing && ms != null) {
            change(now -> now.withTolerance(ms));
          }
        });
  }

  private void chosen(@Nullable Choice choice, boolean ofY) {
    if (!listing && choice != null) {
      change(now -> ofY ? now.withY(choice.name()) : now.withX(choice.name()));
    }
  }

  private void change(UnaryOperator<XyState> to) {
    choices.now().map(to).ifPresent(choices::choose);
  }

  /** Shows what is chosen, and lists what can be. */
  void show(XyState now) {
    List<Choice> all =
        choices.series().stream().map(one -> new Choice(one.name(), choices.label(one))).toList();
    listing = true;
    select(y, all, find(all, now.y()));
    select(x, all, find(all, now.x()));
    List<Long> times =
        Stream.concat(Stream.of(0L, now.toleranceMs()), TOLERANCES.stream())
            .distinct()
            .sorted()
            .toList();
    select(tolerance, times, now.toleranceMs());
    listing = false;
  }

  /** A series that isn't there yet is shown by its name. */
  private static Choice find(List<Choice> all, String name) {
    return all.stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseGet(() -> new Choice(name, name));
  }

  private static <T> void select(ComboBox<T> box, List<T> all, T chosen) {
    if (box.isShowing()) {
      return;
    }
    if (!all.equals(box.getItems())) {
      box.getItems().setAll(all);
    }
    if (!Optional.of(chosen).equals(Optional.ofNullable(box.getValue()))) {
      box.setValue(chosen);
    }
  }
}
