package topicscope.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import topicscope.plot.paint.TraceKind;
import topicscope.plot.view.TraceColour;
import topicscope.plot.view.TraceStyle;
import topicscope.signal.SampleBatch;
import topicscope.signal.SeriesSet;

class TimeLinkTest {
  private static final TraceStyle PER_SECOND =
      new TraceStyle(TraceKind.LINE, "requests per second", true, false, TraceColour.OF_PLACE, "");

  private static final int SECONDS = 100;

  private final ShownChart shown = new ShownChart(600, 600);
  private final RollingLineChart one = shown.chart();
  private final RollingLineChart two = ShownChart.onFx(ShownChart::newChart);
  private final TimeLink link = new TimeLink();
  private final SeriesSet twoSeries = series(50);

  @BeforeEach
  void join() {
    ShownChart.run(() -> {
      shown.stage().getScene().setRoot(new VBox());
      shown.stage().setScene(new Scene(new VBox(one, two), 600, 600));
      one.show(series(0));
      two.show(twoSeries);
      for (RollingLineChart chart : List.of(one, two)) {
        chart.setSpan(Duration.ofSeconds(SECONDS));
        link.join(chart);
        link.join(chart);
      }
    });
    draw();
  }

  @AfterEach
  void close() {
    shown.close();
  }

  @Test
  @DisplayName("linked charts end at the newest sample of all")
  void live_oneIsBehind_sameEnd() {
    assertThat(link.present()).isEqualTo(OptionalLong.of(time(SECONDS + 49)));
    assertThat(position(one, time(SECONDS + 49)))
        .isCloseTo(position(two, time(SECONDS + 49)), within(2.0));
  }

  @Test
  @DisplayName("holding and panning one chart shows the same time in the others")
  void pan_one_othersFollow() {
    ShownChart.run(() -> one.pan(100));
    draw();
    assertThat(two.liveProperty().get()).isFalse();
    assertThat(position(one, time(60))).isCloseTo(position(two, time(60)), within(2.0));

    ShownChart.run(two::backToLive);
    assertThat(one.liveProperty().get()).isTrue();
  }

  @Test
  @DisplayName("fitting one chart shows the time of all in each")
  void fit_one_allTimeInEach() {
    ShownChart.run(one::fit);
    draw();
    double tolerance = one.getXAxis().getWidth() / 50;
    for (RollingLineChart chart : List.of(one, two)) {
      assertThat(position(chart, time(0))).isCloseTo(0, within(tolerance));
      assertThat(position(chart, time(SECONDS + 49)))
          .isCloseTo(chart.getXAxis().getWidth(), within(tolerance));
    }
  }

  @Test
  @DisplayName("the labels at the left get equal room, so that the plots are aligned")
  void labels_wideInOne_plotsAligned() {
    ShownChart.run(() -> two.setYRange(0, 123_456));
    draw();
    draw();
    assertThat(sides(one)).isEqualTo(sides(two));
  }

  @Test
  @DisplayName(
      "one instant stands at one x, whatever labels, units and right axes take of the width")
  void spike_unitInOneRightAxisInTheOther_sameX() {
    ShownChart.run(() -> {
      one.show(spike(123_456));
      two.show(spike(1));
      one.setStyle("load", PER_SECOND);
      two.setStyle("share", TraceStyle.LINE.withRight(true));
    });
    draw();
    draw();

    WritableImage picture = shown.picture("linked-margins");
    assertThat(spikeX(picture, two)).isCloseTo(spikeX(picture, one), within(1.0));
  }

  @Test
  @DisplayName("a plot at rest makes room, too, when the other one needs more, and takes it back")
  void label_inOne_otherAtRestAligned() {
    ShownChart.run(() -> {
      one.hold();
      two.setStyle("load", PER_SECOND);
      two.drawNow();
      pulse();
    });
    assertThat(sides(one)).isEqualTo(sides(two));
    double narrow = sides(one).getFirst();

    ShownChart.run(() -> {
      link.leave(two);
      pulse();
    });
    assertThat(sides(one).getFirst()).isLessThan(narrow);
  }

  @Test
  @DisplayName(
      "by sample number, the crosshair of the other chart returns with the frame that has its time")
  void point_otherOutOfSightForAMoment_crosshairReturns() {
    ShownChart.run(() -> {
      List.of(one, two).forEach(chart -> chart.setPoints(200));
      one.fit();
    });
    draw();
    ShownChart.run(() -> {
      // Narrower, but not painted yet: the newest sample is beyond the right edge.
      one.setMaxWidth(300);
      shown.stage().getScene().getRoot().layout();
      point(two, 0.95);
      assertThat(one.lookup("#crosshair").isVisible()).isFalse();
      one.drawNow();
      assertThat(one.lookup("#crosshair").isVisible()).isTrue();
    });
  }

  @Test
  @DisplayName("the crosshair of the other chart stands at the time pointed at, also as it scrolls")
  void point_otherScrolls_crosshairKeepsItsTime() {
    ShownChart.run(() -> {
      point(one, 0.5);
      double before = crosshair(two);
      SampleBatch batch = new SampleBatch();
      batch.add(time(SECONDS + 59), 1, 0, SECONDS);
      twoSeries.series("load").buffer().append(batch);
      twoSeries.changed();
      two.drawNow();
      double tenSeconds = two.getXAxis().getWidth() / 10;
      assertThat(crosshair(two)).isCloseTo(before - tenSeconds, within(4.0));
    });
  }

  @Test
  @DisplayName("other series in one chart leave the crosshair where the mouse is")
  void show_inOne_crosshairStays() {
    ShownChart.run(() -> {
      point(one, 0.5);
      two.show(series(50));
      two.drawNow();
      assertThat(one.lookup("#crosshair").isVisible()).isTrue();
      assertThat(two.lookup("#crosshair").isVisible()).isTrue();
      one.show(series(0));
      assertThat(one.lookup("#crosshair").isVisible()).as("of series that are gone").isFalse();
      one.drawNow();
      assertThat(one.lookup("#crosshair").isVisible()).isTrue();
    });
  }

  private static double crosshair(RollingLineChart chart) {
    return chart.lookup(".crosshair-line").getLayoutX();
  }

  /** Moves the mouse in a plot, to a share of its width. */
  private static void point(RollingLineChart chart, double share) {
    Node surface = chart.lookup(".plot-surface");
    Bounds plot = surface.getLayoutBounds();
    Point2D at = new Point2D(plot.getWidth() * share, plot.getHeight() / 2);
    Point2D onScreen = surface.localToScreen(at);
    Event.fireEvent(
        surface,
        new MouseEvent(
            MouseEvent.MOUSE_MOVED,
            surface.localToScene(at).getX(),
            surface.localToScene(at).getY(),
            onScreen.getX(),
            onScreen.getY(),
            MouseButton.NONE,
            0,
            false,
            false,
            false,
            false,
            false,
            false,
            false,
            false,
            false,
            true,
            null));
  }

  /** What a frame does to a chart without news. */
  private void pulse() {
    for (int i = 0; i < 2; i++) {
      one.refresh();
      two.refresh();
      shown.stage().getScene().getRoot().layout();
    }
  }

  /** Where the plot of a chart begins and ends. */
  private static List<Double> sides(RollingLineChart chart) {
    return ShownChart.onFx(() -> {
      Bounds plot = plot(chart);
      return List.of(plot.getMinX(), plot.getMaxX());
    });
  }

  private static Bounds plot(RollingLineChart chart) {
    Node surface = chart.lookup(".plot-surface");
    return surface.localToScene(surface.getLayoutBounds());
  }

  /** The middle of what is blue in the upper part of a plot. */
  private static double spikeX(WritableImage picture, RollingLineChart chart) {
    Bounds plot = ShownChart.onFx(() -> plot(chart));
    double sum = 0;
    int count = 0;
    for (int y = (int) (plot.getMinY() + plot.getHeight() * 0.15);
        y < plot.getMinY() + plot.getHeight() * 0.4;
        y++) {
      for (int x = (int) plot.getMinX() + 1; x < plot.getMaxX() - 1; x++) {
        Color color = picture.getPixelReader().getColor(x, y);
        if (color.getBlue() - color.getRed() > 0.4) {
          sum += x;
          count++;
        }
      }
    }
    assertThat(count).as("pixels of the spike").isGreaterThan(20);
    return sum / count;
  }

  /** 100 s without anything but one spike. */
  private static SeriesSet spike(double height) {
    SeriesSet set = new SeriesSet(1000);
    SampleBatch flat = new SampleBatch();
    SampleBatch batch = new SampleBatch();
    for (int i = 0; i < SECONDS; i++) {
      batch.add(time(i), i == 60 ? height : 0, 0, i);
      flat.add(time(i), i % 2, 0, i);
    }
    set.series("load").buffer().append(batch);
    set.series("share").buffer().append(flat);
    set.changed();
    return set;
  }

  @Test
  @DisplayName("a chart that was unlinked is moved by no other chart, and moves no other")
  void leave_thenPan_othersStay() {
    ShownChart.run(() -> {
      link.leave(two);
      one.pan(100);
    });
    assertThat(two.liveProperty().get()).isTrue();
    ShownChart.run(() -> {
      one.backToLive();
      two.hold();
    });
    assertThat(one.liveProperty().get()).isTrue();
  }

  private void draw() {
    ShownChart.run(() -> {
      for (int i = 0; i < 2; i++) {
        for (RollingLineChart chart : List.of(one, two)) {
          chart.drawNow();
          chart.refresh();
          chart.drawNow();
        }
      }
    });
  }

  private static double position(RollingLineChart chart, long time) {
    return ShownChart.onFx(() -> chart.getXAxis().getDisplayPosition(time));
  }

  private static SeriesSet series(int firstSecond) {
    SeriesSet set = new SeriesSet(1000);
    SampleBatch batch = new SampleBatch();
    for (int i = 0; i < SECONDS; i++) {
      batch.add(time(firstSecond + i), i, 0, i);
    }
    set.series("load").buffer().append(batch);
    set.changed();
    return set;
  }

  private static long time(int second) {
    return Arrivals.START + second * 1000L;
  }
}
