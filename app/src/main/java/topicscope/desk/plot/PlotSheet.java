package topicscope.desk.plot;

import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import topicscope.chart.ValueRange;
import topicscope.desk.model.Plot;
import topicscope.desk.model.PlotLook;
import topicscope.desk.widget.FormSheet;
import topicscope.plot.axis.FixedYRanges;

/** The sheet for title and y ranges of a plot. For the JavaFX thread. */
public final class PlotSheet {
  private static final String RANGE = "automatic; or such as 0..100";

  private final FormSheet sheet = new FormSheet("plot-look");
  private final TextField title = sheet.text("title", "Title of the plot", "the topic");
  private final TextField left = sheet.text("y", "Range of the y axis", RANGE);
  private final TextField right =
      sheet.text("y at the right", "Range of the y axis at the right", RANGE);
  private Optional<Plot> shown = Optional.empty();

  /** Sets what is called when input is left, see {@link FormSheet#setOnLeft}. */
  public void setOnLeft(BiConsumer<Plot, Runnable> listener) {
    sheet.setOnLeft(again -> shown.ifPresent(plot -> listener.accept(plot, again)));
  }

  /** The sheet; a layer of the window. */
  public Node node() {
    return sheet;
  }

  /** Opens with the present title and ranges. */
  public void open(Plot plot) {
    shown = Optional.of(plot);
    PlotLook now = plot.lookProperty().get();
    title.setText(now.title());
    left.setText(now.y().left().map(PlotSheet::words).orElse(""));
    right.setText(now.y().right().map(PlotSheet::words).orElse(""));
    sheet.open("Plot of " + plot.topic().orElse("no topic"), title, () -> apply(plot));
  }

  private void apply(Plot plot) {
    try {
      FixedYRanges y = new FixedYRanges(range(left), range(right));
      PlotLook now = plot.lookProperty().get();
      plot.lookProperty().set(now.withTitle(title.getText().strip()).withY(y));
      sheet.close();
    } catch (IllegalArgumentException e) {
      sheet.say(String.valueOf(e.getMessage()));
    }
  }

  static String words(ValueRange range) {
    return exact(range.low()) + ".." + exact(range.high());
  }

  private static String exact(double value) {
    return Double.toString(value).replaceAll("\\.0$", "");
  }

  private static Optional<ValueRange> range(TextField field) {
    String text = field.getText().strip();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    String[] ends = text.split("\\.\\.", -1);
    if (ends.length != 2) {
      throw new IllegalArgumentException("'" + text + "' is not a range; write it as 0..100");
    }
    double low = number(ends[0]);
    double high = number(ends[1]);
    if (low >= high) {
      throw new IllegalArgumentException("the lower end of a range comes first: '" + text + "'");
    }
    return Optional.of(ValueRange.of(low, high));
  }

  private static double number(String text) {
    try {
      double value = Double.parseDouble(text.strip());
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + text.strip() + "' is no number", e);
    }
    throw new IllegalArgumentException("'" + text.strip() + "' is not a finite number");
  }
}
