package topicscope.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.PickResult;
import javafx.scene.input.ScrollEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import topicscope.chart.ValueRange;
import topicscope.plot.axis.YAxis;
import topicscope.plot.overlay.PickedSample;
import topicscope.plot.paint.TraceKind;
import topicscope.plot.view.TraceColour;
import topicscope.plot.view.TraceStyle;
import topicscope.testing.QuickRobot;

class PlotInteractionTest {
  private final FxRobot robot = new QuickRobot();
  private final ShownChart shown = new ShownChart(900, 480);
  private final RollingLineChart chart = shown.chart();

  @BeforeEach
  void feed() {
    double[] values = new double[100];
    for (int i = 0; i < values.length; i++) {
      values[i] = i / 10.0;
    }
    shown.feed("load", values);
    shown.draw(chart -> chart.setSpan(Duration.ofSeconds(100)));
  }

  @AfterEach
  void close() {
    shown.close();
  }

  @Test
  @DisplayName("the cursors read exactly how far two samples are apart in time and value")
  void cursors_steppedToTheNextSample_readExactly() {
    shown.draw(RollingLineChart::toggleCursors);
    int before = secondsApart();
    assertThat(difference()).isEqualTo(seconds(before));

    shown.draw(chart -> chart.stepCursor(true));
    assertThat(secondsApart()).isEqualTo(before + 1);
    assertThat(difference()).isEqualTo(seconds(before + 1));

    shown.draw(chart -> {
      chart.swapCursors();
      chart.stepCursor(true);
      chart.stepCursor(true);
    });
    assertThat(secondsApart()).isEqualTo(before - 1);
    shown.picture("cursors");
  }

  @Test
  @DisplayName("if samples fill only a part of the plot, both cursors are placed in that part")
  void cursors_fewSamples_standAmongThem() {
    shown.draw(chart -> chart.setPoints(1000));
    shown.draw(RollingLineChart::toggleCursors);

    assertThat(secondsApart()).isCloseTo(33, within(2));
  }

  @Test
  @DisplayName("a cursor is dragged with the mouse, and the picture stays live")
  void cursor_dragged_standsThere() {
    shown.draw(RollingLineChart::toggleCursors);
    int before = secondsApart();
    double width = chart.getXAxis().getWidth();

    robot.moveTo(shown.find("#cursor-b .cursor-line")).press(MouseButton.PRIMARY);
    robot.moveBy(-width / 20, 0).moveBy(-width / 20, 0).release(MouseButton.PRIMARY);
    shown.draw();

    assertThat(secondsApart()).isCloseTo(before - 10, within(1));
    assertThat(chart.liveProperty().get()).isTrue();
  }

  @Test
  @DisplayName("cursors move with their samples, and disappear when switched off")
  void cursors_whileRolling_moveWithTheirSamples() {
    shown.draw(RollingLineChart::toggleCursors);
    int apart = secondsApart();
    double before = bounds(shown.find("#cursor-a")).getMinX();

    shown.feed("load", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    shown.draw();
    assertThat(bounds(shown.find("#cursor-a")).getMinX()).isLessThan(before - 50);
    assertThat(secondsApart()).isEqualTo(apart);

    shown.draw(RollingLineChart::toggleCursors);
    assertThat(shown.find("#cursor-a").isVisible()).isFalse();
    assertThat(shown.find("#cursor-panel").isVisible()).isFalse();
  }

  @Test
  @DisplayName("y zooms about the middle, moves, and follows the traces again")
  void y_zoomedMovedReleased_showsThat() {
    ValueRange whole = axis().range();

    shown.draw(chart -> chart.zoomY(0.5));
    assertThat(axis().range().span()).isCloseTo(whole.span() / 2, within(1e-9));
    assertThat(chart.yAutoProperty().get()).isFalse();

    shown.draw(chart -> chart.panY(0.25));
    assertThat(axis().range().low()).isCloseTo(whole.low() + whole.span() * 0.375, within(1e-9));

    robot.doubleClickOn(axis());
    shown.draw();
    assertThat(chart.yAutoProperty().get()).isTrue();
    assertThat(axis().range()).isEqualTo(whole);
  }

  @Test
  @DisplayName("the wheel over the axis, and with Shift over the plot, zooms y and not x")
  void wheel_overAxisOrWithShift_zoomsY() {
    ValueRange whole = axis().range();
    turnWheel(axis(), false);
    shown.draw();
    assertThat(axis().range().span()).isLessThan(whole.span());

    shown.draw(RollingLineChart::setYAuto);
    turnWheel(shown.find(".plot-surface"), true);
    shown.draw();
    assertThat(axis().range().span()).isLessThan(whole.span());
    assertThat(chart.liveProperty().get()).isTrue();
  }

  @Test
  @DisplayName("zooming in and out without end keeps a range that can be drawn")
  void y_zoomedWithoutEnd_staysSound() {
    for (double factor : new double[] {0.01, 100}) {
      shown.draw(chart -> {
        for (int i = 0; i < 400; i++) {
          chart.zoomY(factor);
        }
      });
      ValueRange range = axis().range();
      assertThat(range.span()).isPositive().isFinite();
      assertThat(chart.lookupAll(".axis").size()).isPositive();
    }
  }

  @Test
  @DisplayName("the axis at the right follows its own traces only, and has room in the chart")
  void right_chosenBySeries_ownRange() {
    double plain = chart.getXAxis().getWidth();
    shown.feed("heat", ShownChart.wave(100, 2, 40_000));
    shown.draw(chart -> chart.setStyle("heat", style("K").withRight(true)));
    shown.draw(chart -> chart.setStyle("load", style("%")));

    List<YAxis> axes = axes();
    assertThat(axes).hasSize(2);
    YAxis left = axes.get(0);
    YAxis right = axes.get(1);
    assertThat(left.range().high()).isLessThan(20);
    assertThat(right.range().high()).isGreaterThan(70_000);
    assertThat(bounds(right).getMaxX()).isLessThanOrEqualTo(900);
    assertThat(bounds(right).getMinX()).isGreaterThanOrEqualTo(bounds(chart.getXAxis()).getMaxX());
    assertThat(left.getLabel()).isEqualTo("%");
    assertThat(right.getLabel()).isEqualTo("K");
    shown.picture("right-axis");

    shown.draw(chart -> chart.setStyle("heat", TraceStyle.LINE.withVisible(false)));
    assertThat(axes()).hasSize(1);
    shown.draw(chart -> chart.setStyle("load", TraceStyle.LINE));
    assertThat(chart.getXAxis().getWidth()).isEqualTo(plain);
  }

  @Test
  @DisplayName("a click picks the sample that is drawn nearest, whichever axis it belongs to")
  void pick_traceAtRight_found() {
    shown.feed("heat", ShownChart.wave(100, 2, 40_000));
    shown.draw(chart -> chart.setStyle("heat", TraceStyle.LINE.withRight(true)));
    List<PickedSample> picked = new ArrayList<>();
    ShownChart.run(() -> chart.setOnPicked(picked::add));
    YAxis right = axes().get(1);
    double value = ShownChart.wave(100, 2, 40_000)[60];
    Bounds plot = bounds(shown.find(".plot-surface"));
    double x = chart.getXAxis().getDisplayPosition(Arrivals.START + 60_000.0);

    robot.moveTo(
        new Point2D(
            shown.stage().getX() + plot.getMinX() + x,
            shown.stage().getY() + plot.getMinY() + right.getDisplayPosition(value)));
    robot.clickOn(MouseButton.PRIMARY);

    assertThat(picked).hasSize(1);
    assertThat(picked.getFirst().seriesName()).isEqualTo("heat");
    assertThat(picked.getFirst().sample().value()).isEqualTo(value);
  }

  @Test
  @DisplayName("a screen reader gets what the chart shows: title, state, series, last values")
  void accessibleText_saysWhatIsShown() {
    shown.draw(chart -> {
      chart.setTitle("sensors");
      chart.show(shown.series());
    });

    assertThat(chart.getAccessibleText()).isEqualTo("sensors, live, 1 series, load 9.9");
    assertThat(chart.getAccessibleRoleDescription()).isEqualTo("live line chart");
  }

  private static void turnWheel(Node over, boolean shift) {
    ScrollEvent turn =
        new ScrollEvent(
            ScrollEvent.SCROLL,
            10,
            100,
            10,
            100,
            shift,
            false,
            false,
            false,
            false,
            false,
            0,
            40,
            0,
            40,
            ScrollEvent.HorizontalTextScrollUnits.NONE,
            0,
            ScrollEvent.VerticalTextScrollUnits.NONE,
            0,
            0,
            new PickResult(over, 10, 100));
    ShownChart.run(() -> Event.fireEvent(over, turn));
  }

  private YAxis axis() {
    return axes().getFirst();
  }

  private List<YAxis> axes() {
    return chart.lookupAll(".axis").stream()
        .filter(YAxis.class::isInstance)
        .map(YAxis.class::cast)
        .filter(Node::isVisible)
        .sorted(Comparator.comparingDouble(axis -> bounds(axis).getMinX()))
        .toList();
  }

  private int secondsApart() {
    String text = figures().get(5);
    return (int) Math.round(Double.parseDouble(text.substring(0, text.indexOf(' '))));
  }

  private String difference() {
    return figures().get(8);
  }

  private static String seconds(int apart) {
    return "+" + BigDecimal.valueOf(apart, 1).stripTrailingZeros().toPlainString();
  }

  private List<String> figures() {
    return chart.lookupAll("#cursor-panel .figure").stream()
        .map(label -> ((Label) label).getText())
        .toList();
  }

  private static Bounds bounds(Node node) {
    return node.localToScene(node.getLayoutBounds());
  }

  private static TraceStyle style(String unit) {
    return new TraceStyle(TraceKind.LINE, unit, true, false, TraceColour.OF_PLACE, "");
  }
}
