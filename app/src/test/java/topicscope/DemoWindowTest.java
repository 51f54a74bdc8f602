package topicscope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static topicscope.desk.OpenWindow.onFx;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import topicscope.alert.AlertEvent;
import topicscope.demo.Demo;
import topicscope.demo.DemoTopics;
import topicscope.desk.model.Desk;
import topicscope.desk.model.Plot;
import topicscope.desk.model.WindowSpan;
import topicscope.history.query.HistoryPlace;
import topicscope.reading.Reading;
import topicscope.reading.ReadingStart;
import topicscope.signal.Series;
import topicscope.signal.SeriesStatistics;
import topicscope.testing.QuickRobot;
import topicscope.workspace.KeptWorkspaces;

/** The demo as a user starts it: a real broker in this process and a real window. */
class DemoWindowTest {
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration FIRE = Duration.ofSeconds(40);
  private static final long ALMOST_FIVE_MINUTES = 290_000;

  private final FxRobot robot = new QuickRobot();

  @BeforeEach
  void startToolkit() throws Exception {
    FxToolkit.registerPrimaryStage();
  }

  @AfterEach
  void cleanUp() throws Exception {
    FxToolkit.cleanupStages();
  }

  @Test
  @DisplayName(
      "the demo shows four frames at once, then four plots with history; the alert fires; the first"
          + " steps are ticked off and go")
  void demo_started_fourPlotsAndTour() {
    CompletableFuture<Demo> starting = new CompletableFuture<>();
    TopicscopeApp app =
        TopicscopeApp.show(
            TopicscopeApp.Opening.of(new DemoStart(starting, DemoDesk.TOUR, DemoTopics.TEST, 200)));
    try {
      assertThat(onFx(() -> texts(".plot-pane .message")))
          .hasSize(4)
          .allMatch(text -> text.startsWith("Starting a Kafka broker"));
      assertThat(onFx(() -> robot.lookup("#welcome").query().isVisible())).isFalse();

      starting.completeAsync(Demo::start);
      await().atMost(START).until(() -> onFx(() -> filled(app.desk(), 4)));
      List<Plot> plots = onFx(() -> List.copyOf(app.desk().plots()));
      for (Plot plot : plots.subList(1, 4)) {
        await().until(() -> onFx(() -> past(plot)) > ALMOST_FIVE_MINUTES);
      }
      assertThat(onFx(() -> names(plots.get(0)))).contains("cpu_percent", "core_0_percent");
      assertThat(onFx(() -> names(plots.get(1))))
          .containsExactly("temperature_celsius", "humidity_percent");
      assertThat(onFx(() -> names(plots.get(2)))).containsExactly("bpm", "average(bpm, 30s)");
      assertThat(onFx(() -> names(plots.get(3))))
          .containsExactly(
              "latency_ms{host=web-1}", "latency_ms{host=web-2}", "latency_ms{host=web-3}");
      doTheSteps();
      await().atMost(FIRE).until(() -> hasFired(plots.get(2)));
    } finally {
      starting.completeExceptionally(new IllegalStateException("not started"));
      app.close();
      app.awaitClosed();
    }
  }

  private void doTheSteps() {
    assertThat(onFx(() -> done())).isZero();
    robot.moveTo("#plot-2 .plot-surface");
    await().until(() -> onFx(() -> isDone(2)));
    robot.type(KeyCode.T);
    robot.write(DemoTopics.TEST);
    robot.type(KeyCode.ENTER);
    await().until(() -> onFx(() -> isDone(1)));
    robot.interact(() -> robot.lookup("#tour-3").query().requestFocus());
    robot.type(KeyCode.ENTER);
    await().until(() -> robot.lookup("#transform-text").tryQuery().isPresent());
    robot.type(KeyCode.ENTER);
    await().until(() -> onFx(() -> isDone(3)));
    assertThat(onFx(() -> done())).isEqualTo(3);
    robot.clickOn("#tour-4");
    await().until(() -> onFx(() -> takesKeys("#alert-rule")));
    robot.write("120");
    await()
        .until(() ->
            onFx(() ->
                robot.lookup("#alert-rule").queryTextInputControl().getText().endsWith("> 120")));
    robot.type(KeyCode.ENTER);
    await()
        .untilAsserted(() ->
            assertThat(onFx(() -> done() == 4 && !robot.lookup("#tour").query().isVisible()))
                .as(onFx(this::writtenRule))
                .isTrue());
  }

  /** What stands in the field of a rule, what is said about it, and the steps that are done. */
  private String writtenRule() {
    return "'%s', '%s', %d done"
        .formatted(
            robot.lookup("#alert-rule").queryTextInputControl().getText(),
            robot.lookup("#alert-said").queryLabeled().getText(),
            done());
  }

  /** Keys go to the window with the focus; after a popup that may take a moment. */
  private boolean takesKeys(String node) {
    Node field = robot.lookup(node).query();
    return field.isFocused() && field.getScene().getWindow().isFocused();
  }

  @Test
  @DisplayName(
      "the demo of one topic publishes the CPU load as an integer twice a second, and shows the"
          + " last 200 points in one plot")
  void demo_ofOneTopic_integersTwiceASecond() {
    TopicscopeApp app =
        TopicscopeApp.show(TopicscopeApp.Opening.of(DemoStart.of(Optional.of("test-topic"), 200)));
    try {
      assertThat(onFx(() -> app.desk().plots())).hasSize(1);
      assertThat(onFx(() -> robot.lookup("#tour").query().isVisible())).isFalse();

      await().atMost(START).until(() -> onFx(() -> samples(app) >= 6));
      Plot plot = onFx(() -> app.desk().focusedProperty().get());
      assertThat(onFx(() -> names(plot))).containsExactly("test-topic");
      assertThat(onFx(() -> plot.windowProperty().get())).isEqualTo(WindowSpan.ofPoints(200));
      Series load = onFx(() -> plot.seriesProperty().get().all().getFirst());
      SeriesStatistics figures = load.buffer().statistics();
      assertThat(figures.last()).isBetween(0.0, 100.0).isEqualTo(Math.rint(figures.last()));
      assertThat(figures.ratePerSecond()).isBetween(1.5, 2.5);
    } finally {
      app.close();
      app.awaitClosed();
    }
  }

  @Test
  @DisplayName("the demo begun from the welcome leaves the user's kept workspace as it was")
  void demo_fromWelcome_workspaceStays(@TempDir Path folder) {
    KeptWorkspaces kept = new KeptWorkspaces(folder);
    TopicscopeApp app =
        TopicscopeApp.show(
            new TopicscopeApp.Opening(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                200,
                ReadingStart.USUAL,
                TopicscopeApp.Format.USUAL,
                new WorkspaceStartup(kept, Optional.empty(), WorkspaceStartup.Extent.ALL),
                Optional.empty(),
                HistoryPlace.NONE));
    try {
      robot.clickOn("#welcome-demo");
      await().atMost(START).until(() -> onFx(() -> filled(app.desk(), 4)));
    } finally {
      app.close();
      app.awaitClosed();
    }
    assertThat(kept.all()).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  private static long samples(TopicscopeApp app) {
    return app.desk().focusedProperty().get().seriesProperty().get().all().stream()
        .mapToLong(series -> series.buffer().size())
        .sum();
  }

  private static boolean filled(Desk desk, int plots) {
    return desk.plots().size() == plots
        && desk.plots().stream()
            .allMatch(plot ->
                plot.seriesProperty().get().all().stream()
                    .anyMatch(series -> series.buffer().size() > 0));
  }

  /** The time between the first and the last sample of a plot's first series. */
  private static long past(Plot plot) {
    Series first = plot.seriesProperty().get().all().getFirst();
    return first.buffer().latestTime().orElse(0) - first.buffer().earliestTime().orElse(0);
  }

  private static List<String> names(Plot plot) {
    return plot.seriesProperty().get().all().stream().map(Series::name).toList();
  }

  private static boolean hasFired(Plot plot) {
    Reading reading = onFx(() -> plot.readingProperty().get().orElseThrow());
    return reading.analysis().log().events().stream()
        .anyMatch(event -> event.live() && event.kind() == AlertEvent.Kind.RAISED);
  }

  private List<String> texts(String query) {
    return robot.lookup(query).queryAllAs(Labeled.class).stream()
        .filter(Node::isVisible)
        .map(Labeled::getText)
        .toList();
  }

  private long done() {
    return robot.lookup("#tour .steps .button").queryAll().stream()
        .filter(DemoWindowTest::isDone)
        .count();
  }

  private boolean isDone(int step) {
    return isDone(robot.lookup("#tour-" + step).query());
  }

  private static boolean isDone(Node step) {
    return step.getPseudoClassStates().contains(PseudoClass.getPseudoClass("done"));
  }
}
