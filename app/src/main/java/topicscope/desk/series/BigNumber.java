package topicscope.desk.series;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import topicscope.alert.AlertState;
import topicscope.desk.figures.StateShares;
import topicscope.desk.widget.Nodes;

/**
 * The last value of one series, as large as there is room for, with its course and statistics; red
 * while an alert is raised. Owned by the JavaFX thread.
 */
final class BigNumber extends VBox {
  private static final PseudoClass RAISED = PseudoClass.getPseudoClass("raised");
  private static final double LARGEST = 96;
  private static final double SMALLEST = 24;
  private static final double STEP = 4;
  private static final double WIDTH_OF_DIGIT = 0.62;
  private static final double BESIDE = 32;

  private final Region colour = Nodes.styled(new Region(), "trace-colour");
  private final Label name = new Label();
  private final Label unit = Nodes.muted("");
  private final Label value = Nodes.styled(new Label(), "big-value");
  private final Label alert = Nodes.styled(new Label(), "danger", "text-bold");
  private final Label statistics = Nodes.styled(new Label(), "text-muted");
  private final SparklineView curve = new SparklineView(200, 36);
  private final SeriesRow row;
  private final Subscription following;
  private int longest = 1;
  private double size;

  BigNumber(SeriesRow row) {
    this.row = row;
    getStyleClass().add("big-number");
    name.setMinWidth(0);
    statistics.setWrapText(true);
    value.setMinWidth(0);
    getChildren()
        .addAll(Nodes.row("series-name", colour, name, unit, alert), value, curve, statistics);
    following =
        Subscription.combine(
            row.styleProperty().subscribe(style -> showStyle()),
            row.figuresProperty().subscribe(figures -> showFigures()),
            row.curveProperty().subscribe(curve::show),
            row.alertProperty().subscribe(this::showAlert));
    widthProperty().subscribe(this::fit);
  }

  /** Ends following its row. */
  void leave() {
    following.unsubscribe();
  }

  private void showStyle() {
    name.setText(row.label());
    String given = row.style().unit();
    unit.setText(given.isEmpty() ? row.series().unit() : given);
    row.style().colour().dress(colour, "-fx-background-color", row.place());
    curve.dress(row.style().colour(), row.place());
  }

  private void showFigures() {
    String text = row.text(SeriesOrder.LAST);
    value.setText(text);
    setAccessibleText(row.label() + " " + text + " " + unit.getText());
    if (text.length() > longest) {
      longest = text.length();
    }
    fit();
    statistics.setText(
        row.series().states().isPresent()
            ? StateShares.inShort(row.figuresProperty().get().states())
            : Stream.of(SeriesOrder.MIN, SeriesOrder.MEAN, SeriesOrder.MAX, SeriesOrder.RATE)
                .map(order -> order.title() + " " + row.text(order))
                .collect(Collectors.joining("   ")));
  }

  private void showAlert(AlertState.Kind kind) {
    boolean raised = kind == AlertState.Kind.RAISED;
    pseudoClassStateChanged(RAISED, raised);
    alert.setText(raised ? "alert" : "");
  }

  /** The size follows the longest value so far, so that it is steady. */
  private void fit() {
    double fitting = (getWidth() - BESIDE) / (longest * WIDTH_OF_DIGIT);
    double wanted = Math.clamp(Math.floor(fitting / STEP) * STEP, SMALLEST, LARGEST);
    if (wanted != size) {
      size = wanted;
      value.setStyle("-fx-font-size: " + size + "px;");
    }
  }
}
