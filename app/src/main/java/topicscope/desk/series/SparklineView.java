package topicscope.desk.series;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import topicscope.desk.figures.Sparkline;
import topicscope.desk.widget.Nodes;
import topicscope.plot.view.TraceColour;

/** The course of a series, drawn small in its colour. Owned by the JavaFX thread. */
final class SparklineView extends Region {
  private static final double MARGIN = 2;
  private static final double LINE = 1.25;

  private final Canvas canvas = new Canvas();

  /** Its background is the colour of the series as the theme gives it. */
  private final Region colour = Nodes.styled(new Region(), "trace-colour");

  private Sparkline shown = Sparkline.EMPTY;

  SparklineView(double width, double height) {
    setPrefSize(width, height);
    setMinSize(0, height);
    colour.setManaged(false);
    colour.setVisible(false);
    colour.backgroundProperty().subscribe(this::draw);
    getChildren().addAll(colour, canvas);
    setMouseTransparent(true);
  }

  void dress(TraceColour of, int place) {
    of.dress(colour, "-fx-background-color", place);
  }

  void show(Sparkline now) {
    if (now != shown) {
      shown = now;
      draw();
    }
  }

  @Override
  protected void layoutChildren() {
    double width = Math.floor(getWidth());
    double height = Math.floor(getHeight());
    if (canvas.getWidth() != width || canvas.getHeight() != height) {
      canvas.setWidth(width);
      canvas.setHeight(height);
      draw();
    }
  }

  private void draw() {
    GraphicsContext pen = canvas.getGraphicsContext2D();
    pen.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    double low = shown.lowest();
    double span = shown.highest() - low;
    if (canvas.getWidth() <= 0 || Double.isNaN(low)) {
      return;
    }
    double height = canvas.getHeight() - 2 * MARGIN;
    pen.setStroke(paint());
    pen.setLineWidth(LINE);
    pen.beginPath();
    boolean begun = false;
    if (shown.isOneValue()) {
      pen.moveTo(MARGIN, canvas.getHeight() / 2);
      begun = true;
    }
    double before = Double.NaN;
    for (int i = 0; i < shown.size(); i++) {
      if (Double.isNaN(shown.low(i))) {
        continue;
      }
      double x = MARGIN + (i + 0.5) / shown.size() * (canvas.getWidth() - 2 * MARGIN);
      boolean fromHigh = Math.abs(before - shown.high(i)) < Math.abs(before - shown.low(i));
      double first = fromHigh ? shown.high(i) : shown.low(i);
      double second = fromHigh ? shown.low(i) : shown.high(i);
      for (double value : new double[] {first, second}) {
        double y = MARGIN + (span > 0 ? (low + span - value) / span : 0.5) * height;
        if (begun) {
          pen.lineTo(x, y);
        } else {
          pen.moveTo(x, y);
          begun = true;
        }
      }
      before = second;
    }
    pen.stroke();
  }

  private Paint paint() {
    return colour.getBackground() == null
        ? Color.GRAY
        : colour.getBackground().getFills().stream()
            .map(BackgroundFill::getFill)
            .findFirst()
            .orElse(Color.GRAY);
  }
}
