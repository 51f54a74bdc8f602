package topicscope.plot.axis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Dimension2D;
import javafx.geometry.VPos;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.chart.Axis;
import javafx.scene.control.Label;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;

/**
 * An axis that needs no layout while the plot scrolls. The chart sets what it shows. It reuses its
 * texts and marks, changes a text only when its tick changes, and otherwise moves them.
 *
 * <p>It is styled by the CSS of the stock axis: tick label font and fill, tick length and gap,
 * {@code .axis-label}, {@code .axis-tick-mark}. For the JavaFX thread.
 */
public abstract sealed class CachedAxis extends Axis<Number> permits YAxis, TimeAxis {
  private final List<TickNode> free = new ArrayList<>();
  private final Map<String, Dimension2D> sizes = new HashMap<>();
  private final Group lines = new LayerGroup();
  private final ObjectProperty<Paint> lineFill = new SimpleObjectProperty<>(Color.TRANSPARENT);

  CachedAxis() {
    setAutoRanging(false);
    setAnimated(false);
    tickLabelFontProperty()
        .subscribe(() -> {
          sizes.clear();
          restyled();
        });
    tickLabelFillProperty().subscribe(this::restyled);
  }

  /** A tick: its text, its mark, and its line across the plot. */
  static final class TickNode {
    final Text text = new Text();
    final Rectangle mark = new Rectangle(1, 1);
    final Rectangle line = new Rectangle(1, 1);

    TickNode() {
      text.setTextOrigin(VPos.CENTER);
      text.setManaged(false);
      mark.setManaged(false);
      mark.getStyleClass().add("tick");
      line.setManaged(false);
    }
  }

  /** Places ticks and label; called after a resize. */
  abstract void place();

  /** Font or colour has changed. */
  abstract void restyled();

  /** The grid lines of this axis; the chart adds them to the plot. */
  public final Group lines() {
    return lines;
  }

  /** Uses the colour that the stylesheet gives to the stock grid lines, which stay empty. */
  public final void takeLineFill(Node stockLines) {
    if (stockLines instanceof Path path) {
      lineFill.bind(path.strokeProperty());
    }
  }

  final TickNode take(String text) {
    TickNode tick = free.isEmpty() ? newTick() : free.removeLast();
    tick.text.setFont(getTickLabelFont());
    tick.text.setFill(getTickLabelFill());
    tick.text.setText(text);
    return tick;
  }

  final void giveBack(TickNode tick) {
    free.add(tick);
  }

  private TickNode newTick() {
    TickNode tick = new TickNode();
    tick.line.fillProperty().bind(lineFill);
    tick.line.setSmooth(false);
    return tick;
  }

  /** The width of a text, of which an axis asks for a few only: each is laid out once. */
  final double measure(String text) {
    return size(text).getWidth();
  }

  final double textHeight() {
    return size("0").getHeight();
  }

  private Dimension2D size(String text) {
    return sizes.computeIfAbsent(text, one -> measureTickMarkLabelSize(one, 0));
  }

  final double markLength() {
    return isTickMarkVisible() ? getTickLength() : 0;
  }

  /** The label of the stock axis, which has no accessor. */
  final Label label() {
    for (Node child : getChildrenUnmodifiable()) {
      if (child instanceof Label label) {
        return label;
      }
    }
    throw new IllegalStateException("An axis has a label.");
  }

  final boolean hasLabel() {
    String text = getLabel();
    boolean has = text != null && !text.isEmpty();
    label().setVisible(has);
    return has;
  }

  @Override
  protected final void layoutChildren() {
    place();
  }

  @Override
  protected final Object autoRange(double length) {
    return getRange();
  }

  @Override
  protected final void setRange(Object range, boolean animate) {}

  @Override
  public final double getZeroPosition() {
    return Double.NaN;
  }

  @Override
  public final double toNumericValue(Number value) {
    return value.doubleValue();
  }

  @Override
  public final Number toRealValue(double value) {
    return value;
  }

  @Override
  protected final List<Number> calculateTickValues(double length, Object range) {
    return List.of();
  }

  @Override
  protected final String getTickMarkLabel(Number value) {
    return value.toString();
  }
}
