package topicscope.desk.distribution;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.HLineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.VLineTo;
import javafx.scene.text.Text;
import topicscope.desk.distribution.DistributionRequest.Subject;
import topicscope.desk.widget.Commands;
import topicscope.desk.widget.Nodes;
import topicscope.plot.view.TraceColour;
import topicscope.signal.distribution.Histogram;

/**
 * The picture of a histogram: bars, marks of median and p95, ticks of values and counts. A bar is
 * pointed at with the mouse, or with the arrows while the picture has the focus.
 *
 * <p>Owned by the JavaFX thread.
 */
final class HistogramView extends Region {
  private static final double MIN_HEIGHT = 150;
  private static final double TOP = 32;
  private static final double BOTTOM = 20;
  private static final double SIDE = 12;
  private static final double GAP = 6;
  private static final double BESIDE = 4;
  private static final double ROW = 14;
  private static final double PER_BAR = 4;
  private static final double PER_VALUE_TICK = 58;
  private static final double PER_COUNT_TICK = 34;
  private static final double USUAL_WIDTH = 320;
  private static final double SEPARATE = 4;
  private static final int MAX_BARS = 200;
  private static final int FEWEST_BARS = 10;

  private final TextRow valueTexts = new TextRow();
  private final TextRow countTexts = new TextRow();
  private final Path grid = Nodes.named("distribution-grid", new Path());
  private final Path bars = Nodes.named("distribution-bars", new Path());
  private final Rectangle pointedBand = new Rectangle();
  private final Text unit = Nodes.styled(new Text(), "distribution-text");
  private final Mark median = new Mark("distribution-median");
  private final Mark p95 = new Mark("distribution-p95");
  private final Consumer<Optional<String>> readout;
  private Optional<SeriesDistribution> shown = Optional.empty();
  private Optional<HistogramScale> scale = Optional.empty();
  private OptionalDouble pointed = OptionalDouble.empty();
  private boolean logarithmicCounts;
  private double left;
  private double across;
  private double high;

  /** A vertical line with a text at its upper end. */
  private static final class Mark {
    private final Rectangle line;
    private final Text text = Nodes.styled(new Text(), "distribution-text");

    Mark(String id) {
      line = Nodes.named(id, new Rectangle(), "distribution-mark");
    }

    /** Sets its text, and returns the width of that. */
    double show(String name, double value, SeriesDistribution of) {
      text.setText(name + DistributionText.shortValue(value, of));
      text.applyCss();
      return text.getLayoutBounds().getWidth();
    }

    void place(double x, double textX, double top, double bottom) {
      line.setX(x);
      line.setY(top + 2);
      line.setWidth(1);
      line.setHeight(bottom - top - 2);
      text.setX(Math.rint(textX));
      text.setY(top + ROW - 3);
    }
  }

  /**
   * A picture without bars.
   *
   * @param readout gets the text of the bar pointed at; empty while there is none
   */
  HistogramView(Consumer<Optional<String>> readout) {
    this.readout = readout;
    setId("distribution-picture");
    getStyleClass().addAll("histogram", Commands.TAKES_ARROWS);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.SLIDER);
    setAccessibleRoleDescription("histogram");
    setAccessibleHelp("Left, Right, Home and End go from bar to bar.");
    setMinHeight(MIN_HEIGHT);
    setPrefHeight(MIN_HEIGHT);
    pointedBand.getStyleClass().add("distribution-pointed");
    getChildren().addAll(grid, bars, pointedBand, median.line, p95.line, countTexts, valueTexts);
    getChildren().addAll(unit, median.text, p95.text);
    for (Node node : getChildren()) {
      node.setManaged(false);
      node.setMouseTransparent(true);
    }
    setOnMouseMoved(this::point);
    setOnMousePressed(event -> requestFocus());
    setOnMouseExited(event -> point(OptionalDouble.empty()));
    focusedProperty()
        .subscribe(focused -> {
          if (!focused) {
            point(OptionalDouble.empty());
          }
        });
    setOnKeyPressed(this::step);
  }

  /** About how many bars have room. */
  int room() {
    double width = getWidth() > 0 ? getWidth() - left - SIDE : USUAL_WIDTH;
    return (int) Math.clamp(width / PER_BAR, FEWEST_BARS, MAX_BARS);
  }

  /** The width of the bars shown of a subject; 0 if there are none, or not of one width. */
  double widthOf(Subject subject) {
    return shown
        .filter(now -> now.request().subject().equals(subject))
        .map(now -> now.values().histogram().width())
        .orElse(0.0);
  }

  /** Gives the bars the colour of a trace. */
  void dress(TraceColour colour, int place) {
    colour.dress(bars, "-fx-fill", place);
  }

  /** Shows another distribution, which has at least one sample. */
  void show(SeriesDistribution next) {
    shown = Optional.of(next);
    requestLayout();
  }

  /** Whether counts stand on a logarithmic axis. */
  void setLogarithmicCounts(boolean logarithmic) {
    logarithmicCounts = logarithmic;
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    scale =
        shown.map(
            now -> HistogramScale.of(now.values().histogram(), now.shownIn(), logarithmicCounts));
    scale.ifPresent(to -> shown.ifPresent(now -> place(now, to)));
  }

  private void place(SeriesDistribution now, HistogramScale to) {
    high = Math.max(1, snapPositionY(getHeight() - TOP - BOTTOM));
    List<HistogramScale.Tick> counts = to.countTicks((int) Math.max(2, high / PER_COUNT_TICK));
    countTexts.prepare(counts);
    left = Math.ceil(countTexts.widest()) + GAP;
    across = Math.max(1, getWidth() - left - SIDE);
    grid.getElements().clear();
    for (int i = 0; i < counts.size(); i++) {
      double y = Math.rint(TOP + counts.get(i).share() * high) + 0.5;
      grid.getElements().addAll(new MoveTo(left, y), new HLineTo(left + across));
      countTexts.putRight(i, left - GAP, y);
    }
    List<HistogramScale.Tick> values = to.valueTicks((int) Math.max(2, across / PER_VALUE_TICK));
    valueTexts.prepare(values);
    double free = 0;
    double end = placeUnit(now);
    for (int i = 0; i < values.size(); i++) {
      double x = Math.rint(left + values.get(i).share() * across);
      grid.getElements().addAll(new MoveTo(x + 0.5, TOP + high), new VLineTo(TOP + high + 4));
      free = valueTexts.putBelow(i, x, TOP + high + ROW, free, end);
    }
    placeBars(now.values().histogram(), to);
    placeMarks(now, to);
    placePointed();
  }

  /** Puts the unit at the end of the axis, and returns how far its ticks may go. */
  private double placeUnit(SeriesDistribution now) {
    unit.setText(now.shownIn().name());
    unit.applyCss();
    double width = unit.getLayoutBounds().getWidth();
    unit.setX(getWidth() - width);
    unit.setY(TOP + high + ROW);
    return width > 0 ? getWidth() - width - GAP : getWidth();
  }

  private void placeBars(Histogram histogram, HistogramScale to) {
    bars.getElements().clear();
    double base = Math.rint(TOP + high);
    for (int i = 0; i < histogram.size(); i++) {
      if (histogram.count(i) > 0) {
        double from = x(histogram.from(i), to);
        double end = x(histogram.to(i), to);
        double right = Math.max(from + 1, end - from >= SEPARATE ? end - 1 : end);
        double top = Math.min(base - 1, Math.rint(TOP + to.y(histogram.count(i)) * high));
        bars.getElements()
            .addAll(
                new MoveTo(from, base),
                new VLineTo(top),
                new HLineTo(right),
                new VLineTo(base),
                new ClosePath());
      }
    }
  }

  private double x(double value, HistogramScale to) {
    return Math.rint(left + to.x(value) * across);
  }

  /** The text of p95 is above that of the median, and each is beside its own line only. */
  private void placeMarks(SeriesDistribution now, HistogramScale to) {
    double upper = p95.show("p95 ", now.values().p95(), now);
    double lower = median.show("median ", now.values().median(), now);
    double end = left + across - 1;
    double atP95 = Math.min(x(now.values().p95(), to), end);
    double atMedian = Math.min(x(now.values().median(), to), end);
    boolean right = atP95 + BESIDE + upper <= getWidth();
    p95.place(atP95, right ? atP95 + BESIDE : atP95 - BESIDE - upper, 0, TOP + high);
    double beside = atMedian + BESIDE;
    if (atMedian - BESIDE - lower >= 0) {
      beside = atMedian - BESIDE - lower;
    } else if (atP95 <= beside + lower) {
      beside = atP95 + BESIDE;
    }
    median.place(atMedian, beside, ROW, TOP + high);
  }

  private void point(MouseEvent event) {
    double share = (event.getX() - left) / across;
    point(
        share < 0 || share > 1
            ? OptionalDouble.empty()
            : scale.map(to -> OptionalDouble.of(to.value(share))).orElse(OptionalDouble.empty()));
  }

  private void point(OptionalDouble value) {
    pointed = value;
    placePointed();
  }

  /** The bar at a value; a value beyond all bars has none. */
  private OptionalInt pointedBar(Histogram histogram) {
    if (pointed.isPresent()) {
      double value = pointed.getAsDouble();
      for (int i = 0; i < histogram.size(); i++) {
        if (value >= histogram.from(i) && value < histogram.to(i)) {
          return OptionalInt.of(i);
        }
      }
    }
    return OptionalInt.empty();
  }

  private void placePointed() {
    OptionalInt bar =
        shown.map(now -> pointedBar(now.values().histogram())).orElse(OptionalInt.empty());
    pointedBand.setVisible(bar.isPresent() && scale.isPresent());
    if (pointedBand.isVisible()) {
      Histogram histogram = shown.orElseThrow().values().histogram();
      double from = x(histogram.from(bar.getAsInt()), scale.orElseThrow());
      double to = x(histogram.to(bar.getAsInt()), scale.orElseThrow());
      pointedBand.setX(from);
      pointedBand.setY(TOP);
      pointedBand.setWidth(Math.max(1, to - from));
      pointedBand.setHeight(high);
    }
    readout.accept(pointedText());
  }

  private Optional<String> pointedText() {
    return shown.flatMap(now -> {
      OptionalInt bar = pointedBar(now.values().histogram());
      return bar.isPresent()
          ? Optional.of(DistributionText.bar(now, bar.getAsInt()))
          : Optional.empty();
    });
  }

  private void step(KeyEvent event) {
    if (shown.isEmpty() || event.isShiftDown()) {
      return;
    }
    Histogram histogram = shown.get().values().histogram();
    int last = histogram.size() - 1;
    OptionalInt now = pointedBar(histogram);
    int next =
        switch (event.getCode()) {
          case LEFT -> now.isPresent() ? Math.max(0, now.getAsInt() - 1) : last;
          case RIGHT -> now.isPresent() ? Math.min(last, now.getAsInt() + 1) : 0;
          case HOME -> 0;
          case END -> last;
          default -> -1;
        };
    if (next >= 0) {
      event.consume();
      point(OptionalDouble.of(histogram.from(next) / 2 + histogram.to(next) / 2));
      notifyAccessibleAttributeChanged(AccessibleAttribute.VALUE_STRING);
    }
  }

  @Override
  public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
    return switch (attribute) {
      case TEXT -> shown.map(DistributionText::describe).orElse("");
      case VALUE_STRING -> pointedText().orElse("");
      default -> super.queryAccessibleAttribute(attribute, parameters);
    };
  }
}
