package topicscope.desk.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static topicscope.desk.OpenWindow.onFx;
import static topicscope.desk.OpenWindow.runOnFx;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.PickResult;
import javafx.scene.input.ScrollEvent;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import topicscope.desk.OpenWindow;
import topicscope.kafka.client.ClusterConnection;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;
import topicscope.workspace.WorkspaceFile;

/** The bars of the strip, its zoom, and the key that hides it, in the window. */
@ExtendWith(SharedBroker.class)
class TimelineTest {
  private static final long MINUTE = 60_000;
  private static final double NOTCH = 40;
  private static final long DAY = 24 * 60 * MINUTE;

  private final TestCluster cluster;
  private final long newest = System.currentTimeMillis();

  TimelineTest(TestCluster cluster) {
    this.cluster = cluster;
  }

  @Test
  @DisplayName(
      "a day of data is some hundred bars and a sentence; the wheel zooms into finer bars of the"
          + " stretch, and a button leads out")
  void day_barsAndZoom() throws IOException {
    List<Long> times = new ArrayList<>();
    // A record a minute, a rest of three hours, and a busy hour.
    IntStream.range(0, 1_440)
        .filter(minute -> minute < 500 || minute > 680)
        .forEach(minute -> times.add(newest - DAY + minute * MINUTE));
    IntStream.range(0, 1_800).forEach(i -> times.add(newest - DAY + 1_000 * MINUTE + i * 2_000L));
    times.sort(null);
    String topic = topicAt(times);
    try (OpenWindow window = OpenWindow.reading(cluster, topic, 200)) {
      window.resize(960, 600);
      String all = String.format(Locale.ROOT, "about %,d records · 10 min a bar", times.size());
      window.awaitText("#overview-caption", all);
      assertThat(bars(window)).isBetween(120, 146);
      window.awaitPainted(200);
      window.savePicture("timeline-day");
      runOnFx(window::toggleTheme);
      window.awaitPainted(200);
      window.savePicture("timeline-day-dark");
      runOnFx(window::toggleTheme);

      double busy = (1_020 * MINUTE) / (double) (times.getLast() - times.getFirst());
      IntStream.range(0, 10).forEach(_ -> turnWheel(window, busy, true));
      window.awaitVisible("#overview-whole", true);
      await().until(() -> window.text("#overview-caption").matches("about .* · (1|2) min a bar"));
      assertThat(bars(window)).isBetween(60, 200);
      window.savePicture("timeline-zoomed");

      window.robot().clickOn("#overview-whole");
      window.awaitText("#overview-caption", all);
      window.awaitVisible("#overview-whole", false);

      runOnFx(() -> window.find("#overview").requestFocus());
      window.robot().type(KeyCode.PAGE_UP, KeyCode.PAGE_UP);
      await().until(() -> window.text("#overview-caption").endsWith("2 min a bar"));
      window.robot().type(KeyCode.PAGE_DOWN, KeyCode.PAGE_DOWN);
      window.awaitText("#overview-caption", all);
    }
  }

  @Test
  @DisplayName("a stretch dragged beside the window becomes the window, and is loaded")
  void stretch_dragged_loads() throws IOException {
    List<Long> times =
        IntStream.range(0, 2_000).mapToObj(i -> newest - (1_999 - i) * 1_000L).toList();
    String topic = topicAt(times);
    try (OpenWindow window = OpenWindow.reading(cluster, topic, 200)) {
      window.awaitText("#overview-caption", "about 2,000 records");
      Point2D from = point(window, newest - 1_500_000, times.getFirst(), newest);
      Point2D to = point(window, newest - 1_000_000, times.getFirst(), newest);
      window.robot().moveTo(from.getX(), from.getY()).press(MouseButton.PRIMARY);
      window.robot().moveTo(to.getX(), to.getY());
      assertThat(window.text("#overview-note")).contains("loads about 1,3");
      window.savePicture("timeline-stretch");
      window.robot().release(MouseButton.PRIMARY);
      window.awaitText("#span", "Since ");
      await()
          .until(
              () -> window.reading().reader().counters().received() >= 1_480 && isLoaded(window));
      await()
          .until(() ->
              onFx(() -> window.pane().chart().timeInSight())
                  .filter(time -> Math.abs(time.low() - (newest - 1_500_000)) < 10_000)
                  .filter(time -> Math.abs(time.high() - (newest - 1_000_000)) < 10_000)
                  .isPresent());
      assertThat(onFx(() -> window.find("#overview-loaded").getLayoutX())).isGreaterThan(100);
    }
  }

  @Test
  @DisplayName(
      "H hides the strip and shows it again, and a workspace keeps that; while it is hidden the"
          + " cluster is asked nothing for it")
  void key_hidesAndKeeps(@TempDir Path folder) {
    String topic = topicAt(List.of(newest - 5_000, newest));
    WorkspaceFile file = WorkspaceFile.own(folder.resolve("workspace.json"));
    try (OpenWindow window = OpenWindow.on(cluster)) {
      window.keep(file);
      window.connect(cluster.connection());
      window.pick(topic, 2);
      window.awaitText("#overview-caption", "about 2 records");
      assertThat(isAsking(window)).isTrue();
      window.robot().type(KeyCode.H);
      window.awaitVisible("#overview", false);
      await().until(() -> !isAsking(window));
    }
    try (OpenWindow window = OpenWindow.on(cluster)) {
      window.keep(file);
      window.awaitAccount("2 received");
      window.awaitFrames(30);
      assertThat(onFx(() -> window.find("#overview").isVisible())).isFalse();
      assertThat(isAsking(window)).isFalse();
      window.robot().type(KeyCode.H);
      window.awaitVisible("#overview", true);
      window.awaitText("#overview-caption", "about 2 records");

      window.addPlot();
      window.awaitVisible("#overview", false);
      await().until(() -> !isAsking(window));
      runOnFx(() -> window.desk().focusNext(1));
      window.resize(900, 400);
      window.robot().type(KeyCode.H, KeyCode.H);
      window.awaitNotice("The timeline is shown when the window is higher");
      assertThat(onFx(() -> window.find("#overview").isVisible())).isFalse();
    }
  }

  @Test
  @DisplayName(
      "a topic of one record has one bar, an empty one says that it is empty, and one whose records"
          + " have no time says so; a cluster that is left is asked no more")
  void topics_oneRecordOrNone() {
    String single = topicAt(List.of(newest - 60_000));
    String untimed = topicAt(List.of(1_760_000_000L, 1_760_000_001L));
    String empty = cluster.newTopic(1);
    try (OpenWindow window = OpenWindow.reading(cluster, single, 1)) {
      window.awaitText("#overview-caption", "about 1 record");
      assertThat(bars(window)).isOne();
      window.pick(empty);
      window.awaitText("#overview-caption", "no records");
      assertThat(words(window)).isEqualTo("no records");
      window.pick(untimed, 2);
      window.awaitText("#overview-caption", "2 records without a time");
      assertThat(bars(window)).isZero();

      window.connect(ClusterConnection.to("localhost:1"));
      await().until(() -> !isAsking(window));
    }
  }

  /**
   * Turns the wheel over the strip by a notch, up or down. The headless platform takes the place of
   * a wheel on the screen for that in the window, so the event is sent to the strip itself.
   */
  private static void turnWheel(OpenWindow window, double share, boolean up) {
    runOnFx(() -> {
      Node strip = window.find("#overview");
      double x = share * strip.getLayoutBounds().getWidth();
      Point2D scene = strip.localToScene(x, 20);
      Point2D screen = strip.localToScreen(x, 20);
      double turned = up ? NOTCH : -NOTCH;
      strip.fireEvent(
          new ScrollEvent(
              ScrollEvent.SCROLL,
              scene.getX(),
              scene.getY(),
              screen.getX(),
              screen.getY(),
              false,
              false,
              false,
              false,
              false,
              false,
              0,
              turned,
              0,
              turned,
              ScrollEvent.HorizontalTextScrollUnits.NONE,
              0,
              ScrollEvent.VerticalTextScrollUnits.NONE,
              0,
              0,
              new PickResult(strip, scene.getX(), scene.getY())));
    });
  }

  private String topicAt(List<Long> times) {
    String topic = cluster.newTopic(1);
    cluster.send(
        IntStream.range(0, times.size())
            .mapToObj(
                i -> TestCluster.record(topic, 0, times.get(i), Integer.toString(i * i % 37))));
    return topic;
  }

  private static boolean isAsking(OpenWindow window) {
    return onFx(() -> ((TopicOverview) window.find(".plots-with-overview")).isAsking());
  }

  private static boolean isLoaded(OpenWindow window) {
    return window.reading().reader().isLoaded();
  }

  private static int bars(OpenWindow window) {
    return onFx(() -> ((CourseShape) window.find("#overview").lookup(".overview-course")).count());
  }

  /** The point of the screen at a time of a strip that shows all from {@code first}. */
  private static Point2D point(OpenWindow window, long time, long first, long last) {
    return onFx(() -> {
      Node strip = window.find("#overview");
      Bounds bounds = strip.getLayoutBounds();
      double share = (double) (time - first) / (last - first);
      return strip.localToScreen(share * bounds.getWidth(), bounds.getHeight() - 6);
    });
  }

  private static String words(OpenWindow window) {
    return onFx(() ->
        String.valueOf(
            window.find("#overview").queryAccessibleAttribute(AccessibleAttribute.VALUE_STRING)));
  }
}
