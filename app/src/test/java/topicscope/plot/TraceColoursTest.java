package topicscope.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import topicscope.plot.view.TraceColour;
import topicscope.signal.SampleBatch;
import topicscope.signal.Series;
import topicscope.signal.SeriesSet;
import topicscope.signal.TimeUnit;
import topicscope.testing.QuickRobot;

/** The colours of lines and of the legend as pixels. */
class TraceColoursTest {
  private static final int MANY = 12;

  /** Keeps lines clear of the grid, which lies over them. */
  private static final double BESIDE_GRID = 0.4;

  private final ShownChart shown = new ShownChart(900, 480);

  @BeforeEach
  void drawThickly() {
    String thick = "data:text/css,.chart-series-line{-fx-stroke-width:5px;}";
    ShownChart.run(() -> shown.stage().getScene().getStylesheets().add(thick));
  }

  @AfterEach
  void close() {
    shown.close();
  }

  @Test
  @DisplayName("each line has the colour of its place, also after topics of other sizes")
  void show_manyThenFewThenMany_colourOfPlace() {
    for (int count : List.of(MANY, 6, MANY)) {
      shown.draw(chart -> {
        chart.show(flat(count));
        chart.setYRange(-1, MANY);
      });
      shown.draw();

      WritableImage picture = shown.picture("colours-" + count);
      List<Color> expected = IntStream.range(0, count).mapToObj(this::ofPlace).toList();
      assertThat(lines(picture, count)).as("lines of %d", count).isEqualTo(expected);
      assertThat(legend()).as("legend of %d", count).isEqualTo(expected);
    }
  }

  @Test
  @DisplayName("a new series gets the first free colour, in line, legend and table")
  void remove_thenAdd_firstFreeColour() {
    SeriesSet set = flat(3);
    shown.draw(chart -> {
      chart.show(set);
      chart.setYRange(-1, MANY);
    });
    shown.draw(chart -> {
      set.remove(set.all().get(1));
      set.changed();
    });
    shown.draw(chart -> {
      fill(set, "later", 1);
      set.changed();
    });
    shown.draw();

    WritableImage picture = shown.picture("colours-later");
    // By name: first, third, later. By height: 0, 2, 1.
    assertThat(lines(picture, 3)).containsExactly(ofPlace(0), ofPlace(1), ofPlace(2));
    assertThat(legend()).containsExactly(ofPlace(0), ofPlace(2), ofPlace(1));
    new QuickRobot().moveTo(shown.find(".plot-surface"));
    assertThat(readout()).containsExactlyInAnyOrderElementsOf(legend());
  }

  /** The colour of a swatch, which is how the table shows a place. */
  private Color ofPlace(int place) {
    return ShownChart.onFx(() -> {
      Region swatch = new Region();
      swatch.getStyleClass().add("trace-colour");
      TraceColour.OF_PLACE.dress(swatch, "-fx-background-color", place);
      HBox parent = new HBox(swatch);
      parent.getStyleClass().add("rolling-chart");
      parent.setStyle("-topicscope-ground: white");
      Scene scene = new Scene(parent);
      scene.getStylesheets().add(PlotStyles.chart());
      parent.applyCss();
      return (Color) swatch.getBackground().getFills().getFirst().getFill();
    });
  }

  /** The colour of the line at each of the heights 0, 1, 2 … in the middle of the plot. */
  private List<Color> lines(WritableImage picture, int count) {
    Bounds plot =
        ShownChart.onFx(() -> {
          Node surface = shown.chart().lookup(".plot-surface");
          return surface.localToScene(surface.getLayoutBounds());
        });
    List<Color> colours = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double share = (MANY - i - BESIDE_GRID) / (MANY + 1.0);
      int y = (int) (plot.getMinY() + plot.getHeight() * share);
      colours.add(picture.getPixelReader().getColor((int) plot.getCenterX() + 7, y));
    }
    return colours;
  }

  private List<Color> legend() {
    return ShownChart.onFx(() ->
        ((Pane) shown.chart().lookup(".chart-legend"))
            .getChildren().stream()
                .map(item -> (Region) ((Labeled) item).getGraphic())
                .map(symbol -> (Color) symbol.getBackground().getFills().getFirst().getFill())
                .toList());
  }

  /** The colours beside the values at the pointer. */
  private List<Color> readout() {
    return ShownChart.onFx(() ->
        shown.chart().lookupAll("#crosshair-readout .trace-colour").stream()
            .map(Region.class::cast)
            .map(spot -> (Color) spot.getBackground().getFills().getFirst().getFill())
            .toList());
  }

  private static SeriesSet flat(int count) {
    SeriesSet set = new SeriesSet(1000);
    for (int i = 0; i < count; i++) {
      Series made = set.derive("series " + i, TimeUnit.MILLISECONDS);
      append(made, i);
    }
    set.changed();
    return set;
  }

  private static void fill(SeriesSet set, String name, double value) {
    append(set.derive(name, TimeUnit.MILLISECONDS), value);
  }

  private static void append(Series series, double value) {
    SampleBatch batch = new SampleBatch();
    for (int i = 0; i < 200; i++) {
      batch.add(Arrivals.START + i * 1000L, value + BESIDE_GRID, 0, i);
    }
    series.buffer().append(batch);
  }
}
