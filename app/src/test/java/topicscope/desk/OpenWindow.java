package topicscope.desk;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import topicscope.connect.Connections;
import topicscope.connect.OpenedConnection;
import topicscope.desk.model.DecodeChoices;
import topicscope.desk.model.Desk;
import topicscope.desk.model.KnownClusters;
import topicscope.desk.model.Plot;
import topicscope.desk.model.RecentTopics;
import topicscope.desk.model.TopicMemory;
import topicscope.desk.plot.PlotPane;
import topicscope.desk.series.SeriesLine;
import topicscope.desk.series.SeriesRow;
import topicscope.desk.shell.MainWindow;
import topicscope.export.PngExport;
import topicscope.kafka.client.ClusterConnection;
import topicscope.plot.RollingLineChart;
import topicscope.reading.Reading;
import topicscope.reading.ReadingStart;
import topicscope.signal.Series;
import topicscope.testing.QuickRobot;
import topicscope.testing.TestCluster;
import topicscope.workspace.KeptWorkspaces;
import topicscope.workspace.TopicsFile;
import topicscope.workspace.WorkspaceFile;

/** A real window on the headless platform: a test acts in it and reads it as a user does. */
public final class OpenWindow implements AutoCloseable {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 600;
  private static final Path NO_CONFIG = Path.of("target", "no-config");
  static final Path SCREENS = Path.of("target", "screens");

  private final FxRobot robot = new QuickRobot();
  private final Stage stage;
  private final Desk desk;
  private final MainWindow window;

  /**
   * Opens a window without a cluster.
   *
   * @param connection the cluster that the demo button connects to
   */
  public OpenWindow(ClusterConnection connection) {
    this(connection, NO_CONFIG);
  }

  /** The same with saved connections from {@code config}. */
  OpenWindow(ClusterConnection connection, Path config) {
    this(connection, config, ReadingStart.USUAL, DecodeChoices.forgetful(Platform::runLater));
  }

  private OpenWindow(
      ClusterConnection connection, Path config, ReadingStart start, DecodeChoices decoding) {
    this(connection, config, start, decoding, TopicMemory.forThisRun());
  }

  private OpenWindow(
      ClusterConnection connection,
      Path config,
      ReadingStart start,
      DecodeChoices decoding,
      TopicMemory topics) {
    try {
      stage = FxToolkit.registerPrimaryStage();
    } catch (TimeoutException e) {
      throw new AssertionError(e);
    }
    desk = onFx(() -> new Desk(200, start, decoding, RecentTopics.forThisRun(), topics));
    window =
        onFx(() -> new MainWindow(desk, new Connections(config), () -> desk.connect(connection)));
    runOnFx(() -> {
      stage.setScene(new Scene(window.root(), WIDTH, HEIGHT));
      stage.show();
      window.start();
    });
  }

  /** Opens a connected window. */
  public static OpenWindow on(TestCluster cluster) {
    return on(cluster.connection());
  }

  /** Opens a connected window. */
  public static OpenWindow on(ClusterConnection connection) {
    return on(connection, ReadingStart.USUAL, DecodeChoices.forgetful(Platform::runLater));
  }

  /** Opens a connected window with remembered decode choices. */
  public static OpenWindow on(TestCluster cluster, DecodeChoices decoding) {
    return on(cluster.connection(), ReadingStart.USUAL, decoding);
  }

  /** Opens a connected window with what is set up for topics kept in a file. */
  public static OpenWindow on(TestCluster cluster, TopicsFile topics) {
    OpenWindow window =
        new OpenWindow(
            cluster.connection(),
            NO_CONFIG,
            ReadingStart.USUAL,
            DecodeChoices.forgetful(Platform::runLater),
            TopicMemory.in(topics));
    window.connect(cluster.connection());
    return window;
  }

  /** Opens a connected window with a start position. */
  public static OpenWindow on(TestCluster cluster, ReadingStart start) {
    return on(cluster.connection(), start, DecodeChoices.forgetful(Platform::runLater));
  }

  /** Opens a connected window, picks a topic and waits until that many records were received. */
  public static OpenWindow reading(TestCluster cluster, String topic, int received) {
    OpenWindow window = on(cluster);
    try {
      window.pick(topic, received);
      return window;
    } catch (RuntimeException | Error e) {
      window.close();
      throw e;
    }
  }

  private static OpenWindow on(
      ClusterConnection connection, ReadingStart start, DecodeChoices decoding) {
    OpenWindow window = new OpenWindow(connection, NO_CONFIG, start, decoding);
    window.connect(connection);
    return window;
  }

  public FxRobot robot() {
    return robot;
  }

  /** The root of the window. */
  public Parent content() {
    return window.root();
  }

  public Desk desk() {
    return desk;
  }

  /** The first plot's pane; on the JavaFX thread. */
  public PlotPane pane() {
    return (PlotPane) robot.lookup(".plot-pane").query();
  }

  /** Keeps the workspace in {@code file}, as at a start without options. */
  public boolean keep(WorkspaceFile file) {
    return keep(file, new KnownClusters(name -> Optional.empty()));
  }

  /** The same with saved connections. */
  public boolean keep(WorkspaceFile file, KnownClusters clusters) {
    return onFx(() -> window.keep(file, clusters, Optional.empty(), true));
  }

  /** Keeps the workspace of each cluster, as at a start without options. */
  public boolean keep(KeptWorkspaces kept) {
    return onFx(() ->
        window.keep(kept, new KnownClusters(name -> Optional.empty()), Optional.empty(), true));
  }

  /** Shows the strip of first steps. */
  void beginTour() {
    runOnFx(window::beginTour);
  }

  /** Keeps nothing by itself while that is true. */
  public void passOver(BooleanSupplier now) {
    window.passOver(now);
  }

  /** The split between plots and side panel. */
  public SplitPane middle() {
    Node above = robot.lookup(".side-panel").query();
    while (!(above instanceof SplitPane)) {
      above = above.getParent();
    }
    return (SplitPane) above;
  }

  /** The texts of the message bar above the status line. */
  public List<String> notices() {
    return onFx(() ->
        robot.lookup(".footnote-text").queryAllAs(Labeled.class).stream()
            .map(Labeled::getText)
            .toList());
  }

  /** Connects the focused plot to a cluster. */
  public void connect(ClusterConnection connection) {
    runOnFx(() -> desk.connect(connection));
  }

  /** The same with a saved connection. */
  public void connect(OpenedConnection opened) {
    runOnFx(() -> desk.connect(opened));
  }

  /** Presses a key with Ctrl. */
  public void shortcut(KeyCode key) {
    keys(KeyCode.CONTROL, key);
  }

  /** Presses the keys one after another, and then releases them. */
  public void keys(KeyCode... keys) {
    robot.press(keys).release(keys);
  }

  /** Adds a plot by key, and waits for it. */
  public void addPlot() {
    int before = plots();
    shortcut(KeyCode.T);
    awaitPlots(before + 1);
  }

  public void awaitPlots(int count) {
    await().until(() -> plots() == count);
  }

  private int plots() {
    return onFx(() -> desk.plots().size());
  }

  /** Replaces the text of a field by typing, and waits until the field holds it. */
  public void type(String field, String text) {
    awaitNode(field);
    robot.clickOn(field);
    await().until(() -> onFx(() -> find(field).isFocused()));
    shortcut(KeyCode.A);
    robot.write(text);
    await("what was typed in " + field).until(() -> text(field).equals(text));
  }

  /** Sets the text of a field at once; a path is long to type. */
  public void fill(String field, Path file) {
    runOnFx(() -> {
      TextInputControl control = robot.lookup(field).queryTextInputControl();
      control.setText(file.toString());
      control.requestFocus();
    });
  }

  /** Whether the topic list of the cluster holds the topic. */
  public boolean knows(String topic) {
    return onFx(() ->
        desk.focusedProperty().get().clusterProperty().get().stream()
            .anyMatch(c -> c.topics().contains(topic)));
  }

  public Reading reading() {
    return onFx(() -> desk.focusedProperty().get().readingProperty().get().orElseThrow());
  }

  /** Picks a topic by dropdown, typed name and Enter. */
  public void pick(String topic) {
    await().until(() -> knows(topic));
    robot.clickOn("#topic-picker");
    robot.write(topic);
    robot.type(KeyCode.ENTER);
  }

  /** Picks a topic, and waits until the status line says that many received records. */
  public void pick(String topic, int received) {
    pick(topic);
    String counters = String.format(Locale.ROOT, "%,d received", received);
    // The status line may still show the previous topic, with the same count.
    await().until(() -> onFx(() -> isReading(topic, received)) && account().startsWith(counters));
  }

  private boolean isReading(String topic, int received) {
    return desk.focusedProperty().get().readingProperty().get().map(Reading::reader).stream()
        .anyMatch(
            reader -> reader.topic().equals(topic) && reader.counters().received() == received);
  }

  /** The names of all series of the focused plot's topic. */
  public List<String> seriesNames() {
    return reading().series().all().stream().map(Series::name).toList();
  }

  /** The rows of the table of series; on the JavaFX thread. */
  public List<SeriesRow> seriesRows() {
    return robot.lookup("#series-table").<SeriesLine>queryTableView().getItems().stream()
        .filter(SeriesRow.class::isInstance)
        .map(SeriesRow.class::cast)
        .toList();
  }

  /** The names in the table of series. */
  public List<String> seriesInTable() {
    return onFx(() -> seriesRows().stream().map(row -> row.series().name()).toList());
  }

  /** Clicks on a row of the table of series, and waits for the row first. */
  public void clickSeries(String name) {
    await().until(() -> onFx(() -> seriesName(name).isPresent()));
    // A table that is being sorted gives its cells to other rows.
    awaitFrames(2);
    robot.clickOn(onFx(() -> seriesName(name).orElseThrow()));
  }

  /** The name of a series in the table, if its row is in sight. */
  public Optional<Node> seriesName(String name) {
    return robot.lookup("#series-table .series-name-label").queryAll().stream()
        .filter(Node::isVisible)
        .filter(node -> name.equals(node.getAccessibleText()) && node.getScene() != null)
        .filter(node -> node.getParent().getParent().getParent() != null)
        .findFirst();
  }

  public Plot plot() {
    return onFx(() -> desk.focusedProperty().get());
  }

  /** Minimises the window, or brings it back. */
  public void minimise(boolean away) {
    runOnFx(() -> {
      stage.setIconified(away);
      if (!away) {
        stage.requestFocus();
      }
    });
  }

  /** The title of the window. */
  public String title() {
    return onFx(stage::getTitle);
  }

  public void resize(int width, int height) {
    runOnFx(() -> {
      stage.setWidth(width);
      stage.setHeight(height);
    });
  }

  /** The text of a control; empty if the control does not exist. */
  public String text(String id) {
    return onFx(() ->
        switch (robot.lookup(id).tryQuery().orElse(null)) {
          case Labeled label -> label.getText();
          case TextInputControl field -> field.getText();
          case null, default -> "";
        });
  }

  /** The whole account in the status line: {@code 2 received = 1 decoded + 1 undecodable + …}. */
  public String account() {
    return onFx(() -> robot.lookup("#status-counters").query().getAccessibleText());
  }

  public void awaitAccount(String part) {
    await().until(() -> account().contains(part));
  }

  public void awaitText(String id, String part) {
    await().until(() -> text(id).contains(part));
  }

  /** Waits until a message above the status line begins with the text. */
  public void awaitNotice(String text) {
    await().until(() -> notices().stream().anyMatch(notice -> notice.startsWith(text)));
  }

  /** Waits until a node exists, in any window, visible or not. */
  public void awaitNode(String query) {
    await().until(() -> robot.lookup(query).tryQuery().isPresent());
  }

  public void awaitVisible(String id, boolean visible) {
    await().until(() -> onFx(() -> find(id).isVisible()) == visible);
  }

  /** The node with that id, in any window. */
  public Node find(String id) {
    return robot.lookup(id).query();
  }

  /** Switches between light and dark by the menu. */
  public void toggleTheme() {
    robot.lookup("#more").<MenuButton>query().getItems().stream()
        .filter(item -> "Light or dark".equals(item.getText()))
        .findFirst()
        .orElseThrow()
        .fire();
  }

  /**
   * Waits until the focused plot holds that many samples, all series together, and has painted
   * them. Call it before a picture is kept for comparison.
   */
  public void awaitPainted(long samples) {
    await().until(() -> onFx(() -> samples(plot()) == samples && paintNow()));
  }

  /** Waits until a chart with samples is on screen, and paints what the visible charts hold. */
  void awaitPainted() {
    await().until(() -> onFx(this::paintNow));
  }

  /** Waits until that many frames have come, for a picture that must not change. */
  public void awaitFrames(int count) {
    AtomicInteger left = new AtomicInteger(count);
    AnimationTimer counter =
        new AnimationTimer() {
          @Override
          public void handle(long now) {
            left.decrementAndGet();
          }
        };
    runOnFx(counter::start);
    await().until(() -> left.get() <= 0);
    runOnFx(counter::stop);
  }

  private static long samples(Plot plot) {
    return plot.seriesProperty().get().all().stream()
        .mapToLong(series -> series.buffer().size())
        .sum();
  }

  /**
   * The picture of a node after all visible charts were laid out and painted with what they hold.
   * Unlike {@link #pictureOf}, it does not depend on when the next frame comes.
   */
  public WritableImage paintedPictureOf(String id) {
    return onFx(() -> {
      paintNow();
      return pictureOf(id);
    });
  }

  /** Paints every visible chart now; false while there is none with samples. */
  private boolean paintNow() {
    List<RollingLineChart> charts =
        robot.lookup("#chart").queryAllAs(RollingLineChart.class).stream()
            .filter(RollingLineChart::isVisible)
            .toList();
    // The first picture decides the width of the y axis, and that the width of the plot.
    for (int pass = 0; pass < 2; pass++) {
      window.root().applyCss();
      window.root().layout();
      charts.forEach(RollingLineChart::drawNow);
    }
    return charts.stream().anyMatch(chart -> !chart.inSight().isEmpty());
  }

  WritableImage pictureOf(String id) {
    return onFx(() -> robot.lookup(id).query().snapshot(null, null));
  }

  public WritableImage picture() {
    return onFx(() -> stage.getScene().snapshot(null));
  }

  /** Writes the picture of the window to {@code target/screens}. */
  public void savePicture(String name) throws IOException {
    PngExport.write(picture(), Files.createDirectories(SCREENS).resolve(name + ".png"));
  }

  public WritableImage chart() {
    return pictureOf("#chart");
  }

  @Override
  public void close() {
    Runnable rest =
        onFx(() -> {
          Runnable stopped = window.stop();
          stage.hide();
          // The next test sizes the stage by its scene.
          stage.sizeToScene();
          return stopped;
        });
    rest.run();
    desk.close();
    try {
      FxToolkit.cleanupStages();
    } catch (TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  /** Runs the action on the JavaFX thread and waits for it. */
  public static <T> T onFx(Supplier<T> action) {
    if (Platform.isFxApplicationThread()) {
      return action.get();
    }
    return CompletableFuture.supplyAsync(action, Platform::runLater).join();
  }

  /** The same for an action without a result. */
  public static void runOnFx(Runnable action) {
    onFx(() -> {
      action.run();
      return true;
    });
  }

  public static long differentPixels(WritableImage a, WritableImage b) {
    if (a.getWidth() != b.getWidth() || a.getHeight() != b.getHeight()) {
      return Long.MAX_VALUE;
    }
    long different = 0;
    for (int y = 0; y < a.getHeight(); y++) {
      for (int x = 0; x < a.getWidth(); x++) {
        if (a.getPixelReader().getArgb(x, y) != b.getPixelReader().getArgb(x, y)) {
          different++;
        }
      }
    }
    return different;
  }
}
