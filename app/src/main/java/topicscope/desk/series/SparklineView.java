package topicscope.desk.series;

import javafx.scene.image.ImageView;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import topicscope.desk.figures.Sparkline;
import topicscope.desk.widget.Nodes;
import topicscope.plot.paint.LineImage;
import topicscope.plot.view.OutputScale;
import topicscope.plot.view.TraceColour;

/** The course of a series, drawn small in its colour. Owned by the JavaFX thread. */
public final class SparklineView extends Region {
  private static final double MARGIN = 2;
  private static final double LINE = 1.25;

  private final ImageView view = new ImageView();
  private LineImage line = new LineImage(1, 1);

  /** Its background is the colour of the series as the theme gives it. */
  private final Region colour = Nodes.styled(new Region(), "trace-colour");

  private Sparkline shown = Sparkline.EMPTY;

  /** An empty one of that size. */
  public SparklineView(double width, double height) {
    setPrefSize(width, height);
    setMinSize(0, height);
    colour.setManaged(false);
    colour.setVisible(false);
    colour.backgroundProperty().subscribe(this::draw);
    getChildren().addAll(colour, view);
    setMouseTransparent(true);
  }

  /** Sets its colour. */
  public void dress(TraceColour of, int place) {
    of.dress(colour, "-fx-background-color", place);
  }

  /** Shows a course. */
  public void show(Sparkline now) {
    if (now != shown) {
      shown = now;
      draw();
    }
  }

  @Override
  protected void layoutChildren() {
    if (view.getFitWidth() != Math.floor(getWidth())
        || view.getFitHeight() != Math.floor(getHeight())) {
      draw();
    }
  }

  private void draw() {
    double density = OutputScale.ofScreen(getScene());
    double width = Math.floor(getWidth());
    double height = Math.floor(getHeight());
    int columns = (int) Math.round(width * density);
    int rows = (int) Math.round(height * density);
    if (columns <= 0 || rows <= 0) {
      return;
    }
    if (!line.isOf(columns, rows)) {
      line = new LineImage(columns, rows);
      view.setImage(line.image());
    }
    view.setFitWidth(width);
    view.setFitHeight(height);
    line.begin(LINE * density);
    double low = shown.lowest();
    double span = shown.highest() - low;
    double margin = MARGIN * density;
    double across = columns - 2 * margin;
    if (shown.isOneValue()) {
      line.to(margin, rows / 2.0);
    }
    double before = Double.NaN;
    for (int i = 0; i < shown.size(); i++) {
      if (Double.isNaN(shown.low(i))) {
        continue;
      }
      double x = margin + (i + 0.5) / shown.size() * across;
      boolean fromHigh = Math.abs(before - shown.high(i)) < Math.abs(before - shown.low(i));
      double first = fromHigh ? shown.high(i) : shown.low(i);
      double second = fromHigh ? shown.low(i) : shown.high(i);
      for (double value : new double[] {first, second}) {
        double share = span > 0 ? (low + span - value) / span : 0.5;
        line.to(x, margin + share * (rows - 2 * margin));
      }
      before = second;
    }
    line.end(paint());
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
