package topicscope.desk.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static topicscope.desk.OpenWindow.onFx;
import static topicscope.desk.OpenWindow.runOnFx;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import topicscope.chart.ValueRange;
import topicscope.decode.choice.DecodeChoice;
import topicscope.decode.time.TimeChoice;
import topicscope.desk.OpenWindow;
import topicscope.desk.model.WindowSpan;
import topicscope.kafka.partition.StartPosition;
import topicscope.reading.Reading;
import topicscope.reading.ReadingStart;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;

/** The strip below the plots, in the window. */
@ExtendWith(SharedBroker.class)
class TopicOverviewTest {
  private static final int SECONDS = 2_000;

  private final TestCluster cluster;
  private final long newest = System.currentTimeMillis();

  TopicOverviewTest(TestCluster cluster) {
    this.cluster = cluster;
  }

  @Test
  @DisplayName(
      "the strip shows what the topic retains, what is loaded, and the window; dragging the window"
          + " moves it through what is loaded, and loads what is beyond")
  void strip_drag_movesAndLoads() {
    String topic = everySecond(1);
    try (OpenWindow window = OpenWindow.reading(cluster, topic, 200)) {
      await().until(() -> words(window).contains("about 2,000 records"));
      await().until(() -> Math.abs(share(window, "#overview-loaded") - 0.1) < 0.01);
      assertThat(right(window, "#overview-window")).isCloseTo(width(window), within(1.0));
      assertThat(words(window)).startsWith("Window ").contains(", live · loaded since");
      assertThat(onFx(() -> window.find("#overview").getAccessibleText()))
          .isEqualTo("Timeline of " + topic);

      choose(window, "60 s");
      await().until(() -> share(window, "#overview-window") < 0.04);
      Reading held = window.reading();
      drag(window, secondsAgo(30), secondsAgo(130));
      await().until(() -> isNear(window, secondsAgo(160), secondsAgo(100)));
      assertThat(onFx(() -> window.pane().chart().liveProperty().get())).isFalse();
      assertThat(window.reading()).isSameAs(held);
      assertThat(window.text("#span")).isEqualTo("Last 1 min");

      drag(window, secondsAgo(130), secondsAgo(1_030));
      window.awaitText("#span", "Since ");
      await().until(() -> window.reading().reader().counters().received() > 1_050);
      assertThat(window.reading().reader().counters().received()).isLessThan(1_100);
      await().until(() -> share(window, "#overview-loaded") > 0.5);
      assertThat(isNear(window, secondsAgo(1_060), secondsAgo(1_000))).isTrue();
      await().until(() -> samplesInSight(window) > 50);

      Reading since = window.reading();
      drag(window, secondsAgo(1_030), secondsAgo(-60));
      await().until(() -> onFx(() -> window.pane().chart().liveProperty().get()));
      assertThat(window.reading()).isSameAs(since);
    }
  }

  @Test
  @DisplayName(
      "a click goes there, an edge changes the span, a double click shows all; arrows, Home and End"
          + " do the same while the strip has the focus, and other keys stay commands")
  void strip_clickEdgeAndKeys() {
    String topic = everySecond(2);
    try (OpenWindow window = OpenWindow.reading(cluster, topic, 200)) {
      await().until(() -> words(window).contains("about 2,000 records"));
      choose(window, "600 s");
      await().until(() -> window.reading().reader().counters().received() >= 600);
      await().until(() -> Math.abs(share(window, "#overview-window") - 0.3) < 0.02);

      dragBegin(window, secondsAgo(1_200));
      window.awaitText("#span", "Last 20 min");
      await().until(() -> window.reading().reader().counters().received() >= 1_190);
      await().until(() -> isNear(window, secondsAgo(1_200), secondsAgo(0)));
      await().until(() -> Math.abs(share(window, "#overview-window") - 0.6) < 0.02);
      dragBegin(window, secondsAgo(200));
      window.awaitText("#span", "0 s");

      choose(window, "200 s");
      await().until(() -> Math.abs(share(window, "#overview-window") - 0.1) < 0.003);
      click(window, secondsAgo(1_000));
      await().until(() -> isNear(window, secondsAgo(1_100), secondsAgo(900)));
      runOnFx(() -> window.find("#overview").requestFocus());
      window.robot().type(KeyCode.LEFT);
      await().until(() -> isNear(window, secondsAgo(1_150), secondsAgo(950)));
      window.keys(KeyCode.SHIFT, KeyCode.RIGHT);
      await().until(() -> isNear(window, secondsAgo(950), secondsAgo(750)));
      window.robot().type(KeyCode.DOWN);
      await().until(() -> isNear(window, secondsAgo(850), secondsAgo(750)));
      window.robot().type(KeyCode.UP);
      await().until(() -> isNear(window, secondsAgo(950), secondsAgo(750)));
      window.robot().type(KeyCode.HOME);
      window.awaitText("#span", "Since ");
      await().until(() -> isNear(window, secondsAgo(2_000), secondsAgo(1_800)));
      await().until(() -> window.reading().reader().counters().received() == SECONDS);
      await().until(() -> share(window, "#overview-loaded") > 0.95);
      window.robot().type(KeyCode.END);
      await().until(() -> onFx(() -> window.pane().chart().liveProperty().get()));
      window.robot().type(KeyCode.SPACE);
      await().until(() -> !onFx(() -> window.pane().chart().liveProperty().get()));

      choose(window, "60 s");
      runOnFx(() -> window.find("#overview").requestFocus());
      Point2D there = point(window, secondsAgo(900));
      window.robot().doubleClickOn(there.getX(), there.getY());
      window.awaitText("#span", "All");
      await().until(() -> share(window, "#overview-window") > 0.95);
    }
  }

  @Test
  @DisplayName(
      "without a topic, or in a low window, there is no strip; with other times than the records'"
          + " own, and for a member of a group, nothing is offered that can't be loaded")
  void strip_hiddenOrLoadedAlone() {
    String topic = everySecond(1);
    ReadingStart group =
        new ReadingStart(
            Optional.of(new StartPosition.Since(Instant.ofEpochMilli(newest - 100_000))),
            Optional.of("strip-" + topic));
    try (OpenWindow window = OpenWindow.on(cluster)) {
      window.awaitVisible("#overview", false);
      window.pick(topic, 200);
      window.awaitVisible("#overview", true);
      await().until(() -> words(window).contains("retained"));

      window.addPlot();
      window.awaitVisible("#overview", false);
      runOnFx(() -> window.desk().focusNext(1));
      window.awaitVisible("#overview", true);
      window.resize(900, 400);
      window.awaitVisible("#overview", false);
      window.resize(900, 640);
      window.awaitVisible("#overview", true);

      runOnFx(
          () -> window.plot().decode(DecodeChoice.AUTOMATIC.withTime(new TimeChoice.OfArrival())));
      await()
          .until(
              () -> words(window).contains("loaded since") && !words(window).contains("retained"));
      assertThat(onFx(() -> window.find("#overview-loaded").getLayoutX())).isZero();
    }
    try (OpenWindow window = OpenWindow.on(cluster, group)) {
      window.pick(topic);
      await().until(() -> words(window).contains("loaded since"));
      await().until(() -> words(window).contains("retained since"));
      Reading held = window.reading();
      String span = window.text("#span");
      click(window, secondsAgo(1_500));
      window.awaitFrames(2);
      assertThat(window.text("#span")).isEqualTo(span);
      assertThat(window.reading()).isSameAs(held);
    }
  }

  private String everySecond(int partitions) {
    String topic = cluster.newTopic(partitions);
    cluster.send(
        IntStream.range(0, SECONDS)
            .mapToObj(i ->
                TestCluster.record(
                    topic,
                    i % partitions,
                    newest - (SECONDS - 1 - i) * 1_000L,
                    Integer.toString(i % 17))));
    return topic;
  }

  private double secondsAgo(int seconds) {
    return newest - seconds * 1_000.0;
  }

  private static void choose(OpenWindow window, String span) {
    runOnFx(() -> {
      window.plot().windowProperty().set(WindowSpan.parse(span));
      window.pane().chart().backToLive();
    });
  }

  private void drag(OpenWindow window, double from, double to) {
    Point2D begin = point(window, from);
    Point2D end = point(window, to);
    await()
        .until(() ->
            onFx(() -> {
              Node frame = window.find("#overview-window");
              return frame.isVisible()
                  && frame.localToScreen(frame.getLayoutBounds()).contains(begin);
            }));
    window.robot().moveTo(begin.getX(), begin.getY()).press(MouseButton.PRIMARY);
    window.robot().moveTo(end.getX(), end.getY()).release(MouseButton.PRIMARY);
  }

  /** Drags the left edge of the window. */
  private void dragBegin(OpenWindow window, double to) {
    Point2D begin = onFx(() -> window.find("#overview-window").localToScreen(1, 10));
    Point2D end = point(window, to);
    window.robot().moveTo(begin.getX(), begin.getY()).press(MouseButton.PRIMARY);
    window.robot().moveTo(end.getX(), end.getY()).release(MouseButton.PRIMARY);
  }

  private void click(OpenWindow window, double time) {
    Point2D there = point(window, time);
    window.robot().clickOn(there.getX(), there.getY(), MouseButton.PRIMARY);
  }

  /** The point of the screen at a time of the strip, within the strip. */
  private Point2D point(OpenWindow window, double time) {
    return onFx(() -> {
      Bounds strip = window.find("#overview").getLayoutBounds();
      double share = (time - secondsAgo(SECONDS - 1)) / ((SECONDS - 1) * 1_000.0);
      double x = Math.clamp(share * strip.getWidth(), 1, strip.getWidth() - 1);
      return window.find("#overview").localToScreen(x, strip.getHeight() / 2);
    });
  }

  /** Whether the chart shows that time, to within the width of a few pixels. */
  private static boolean isNear(OpenWindow window, double from, double to) {
    return onFx(() ->
        window
            .pane()
            .chart()
            .timeInSight()
            .filter(
                time -> Math.abs(time.low() - from) < 30_000 && Math.abs(time.high() - to) < 30_000)
            .isPresent());
  }

  private static long samplesInSight(OpenWindow window) {
    ValueRange time = onFx(() -> window.pane().chart().timeInSight()).orElseThrow();
    return onFx(() ->
        window.pane().chart().inSight().stream()
            .mapToLong(part ->
                part.series().buffer().earliestTime().orElse(Long.MAX_VALUE) <= time.low() + 2_000
                    ? Math.round(time.span() / 1_000)
                    : 0)
            .sum());
  }

  private static String words(OpenWindow window) {
    return onFx(() ->
        String.valueOf(
            window.find("#overview").queryAccessibleAttribute(AccessibleAttribute.VALUE_STRING)));
  }

  private static double width(OpenWindow window) {
    return onFx(() -> window.find("#overview").getLayoutBounds().getWidth());
  }

  private static double right(OpenWindow window, String id) {
    return onFx(() -> window.find(id).getBoundsInParent().getMaxX());
  }

  private static double share(OpenWindow window, String id) {
    return onFx(() -> {
      Node part = window.find(id);
      return part.isVisible() ? part.getBoundsInParent().getWidth() / width(window) : 0;
    });
  }
}
