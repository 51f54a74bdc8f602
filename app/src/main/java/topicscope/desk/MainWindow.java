package topicscope.desk;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import topicscope.kafka.ClusterConnection;
import topicscope.kafka.RawRecord;
import topicscope.kafka.ReaderCounters;
import topicscope.kafka.ReaderState;
import topicscope.kafka.RecordFetcher;
import topicscope.plot.FrameLoop;
import topicscope.plot.PickedSample;
import topicscope.plot.RollingLineChart;
import topicscope.signal.Sample;
import topicscope.signal.SeriesSet;

/**
 * The main window's content: the topic dropdown above, the plot, the status line below.
 *
 * <p>Owned by the JavaFX thread. Between {@link #start()} and {@link #stop()} it draws once a frame
 * if there is something new, and writes the status line four times a second.
 */
public final class MainWindow {
  private static final double ZOOM = 1.5;
  private static final double PALETTE_WIDTH = 480;
  private static final double PALETTE_TOP = 80;
  private static final Duration STATUS_EVERY = Duration.millis(250);

  private final Desk desk;
  private final RollingLineChart chart = new RollingLineChart();
  private final FrameLoop frames = new FrameLoop(chart);
  private final Timeline statusTimer =
      new Timeline(new KeyFrame(STATUS_EVERY, event -> showStatus()));
  private final StatusLine status = new StatusLine(this::explainUndecodable);
  private final UndecodableSheet undecodable = new UndecodableSheet();
  private final Label message = new Label();
  private final Label server = new Label();
  private final TopicPicker picker;
  private final Theme theme = new Theme();
  private final Commands commands = new Commands();
  private final HelpSheet help = new HelpSheet(commands);
  private final SearchPopup<Command> palette =
      new SearchPopup<>(
          "palette", commands.all(), Command::title, command -> command.action().run());
  private final SeriesPanel panel = new SeriesPanel(chart::setStyle);
  private final SidePanel side;
  private final Figures figures = new Figures(panel::show);
  private final StackPane root;
  private final RateMeter frameRate = new RateMeter();
  private final Button backToLive = new Button("Back to live (L)");
  private final ComboBox<WindowChoice> window = new ComboBox<>();
  private RateMeter rate = new RateMeter();
  private LatencyMeter latency = new LatencyMeter();
  private long readingSinceMs;
  private long framesDrawn;
  private Runnable onFirstSample = () -> {};

  /**
   * The content for a desk, not yet moving.
   *
   * @param demo starts the demo and connects the desk to it
   */
  public MainWindow(Desk desk, Runnable demo) {
    this.desk = desk;
    this.picker = new TopicPicker(desk.topics(), desk::pick);
    this.side = new SidePanel(panel, desk::decode);
    chart.setId("chart");
    window.setId("window-choice");
    window.setAccessibleText("How much is in sight");
    window.getItems().setAll(WindowChoice.ALL);
    window.setValue(WindowChoice.ofPoints(desk.points()));
    window.setConverter(new OneWayConverter<>(WindowChoice::title));
    window.valueProperty().subscribe(this::look);
    chart.setOnDrawn(this::onDrawn);
    chart.setOnPicked(this::inspect);
    backToLive.setId("back-to-live");
    backToLive.getStyleClass().add("accent");
    backToLive.setOnAction(event -> chart.backToLive());
    backToLive.visibleProperty().bind(chart.liveProperty().not());
    StackPane.setAlignment(backToLive, Pos.TOP_RIGHT);
    StackPane.setMargin(backToLive, new Insets(12));
    message.setId("message");
    message.setWrapText(true);
    Toolbar toolbar =
        new Toolbar(server, picker, window, this::openPalette, theme::toggle, help::toggle);
    Welcome welcome = new Welcome(demo, servers -> desk.connect(ClusterConnection.to(servers)));
    SplitPane middle = new SplitPane(new StackPane(chart, backToLive, message, welcome), side);
    middle.setDividerPositions(0.66);
    SplitPane.setResizableWithParent(side, false);
    root = new StackPane(new BorderPane(middle, toolbar, null, status, null), help);
    root.getStyleClass().add("main-window");
    root.setFocusTraversable(true);
    addCommands();
    root.sceneProperty().subscribe(scene -> Optional.ofNullable(scene).ifPresent(this::enter));
    desk.connectionProperty()
        .subscribe(connection -> {
          welcome.setVisible(connection.isEmpty());
          server.setText(connection.map(ClusterConnection::toString).orElse("not connected"));
        });
    desk.readingProperty().subscribe(this::showReading);
    statusTimer.setCycleCount(Animation.INDEFINITE);
    showStatus();
  }

  /** The node to put into a scene. */
  public Parent root() {
    return root;
  }

  /** Is told once, when the first sample of all has been drawn. */
  public void setOnFirstSample(Runnable listener) {
    onFirstSample = listener;
  }

  /** Starts moving. */
  public void start() {
    frames.start();
    statusTimer.play();
  }

  /** Stops moving for good; the last picture stays. */
  public void stop() {
    frames.stop();
    statusTimer.stop();
    figures.close();
  }

  /** The scene has the style, not the root: popups inherit it from there. */
  private void enter(Scene scene) {
    scene.getStylesheets().addAll(RollingLineChart.palette(), stylesheet());
    commands.listenTo(scene);
    root.requestFocus();
  }

  private void look(WindowChoice choice) {
    choice.applyTo(chart);
    if (choice.points() > 0) {
      desk.showPoints(choice.points());
    }
  }

  private void stepWindow(int step) {
    int place = window.getItems().indexOf(window.getValue());
    window.getSelectionModel().select(Math.clamp(place + step, 0, window.getItems().size() - 1));
  }

  private void runOrStop() {
    if (chart.liveProperty().get()) {
      chart.hold();
    } else {
      chart.backToLive();
    }
  }

  /** Shows the record that a sample came from, fetched anew so that it is whole. */
  private void inspect(PickedSample picked) {
    desk.connectionProperty()
        .get()
        .flatMap(connection ->
            desk.readingProperty().get().map(now -> fetch(connection, now, picked.sample())))
        .ifPresent(fetching -> side.inspect(fetching, picked.seriesName()));
  }

  private static CompletableFuture<Optional<RawRecord>> fetch(
      ClusterConnection connection, Reading reading, Sample sample) {
    return CompletableFuture.supplyAsync(
        () ->
            new RecordFetcher(connection)
                .fetch(reading.topic(), sample.partition(), sample.offset()),
        task -> Thread.ofVirtual().name("fetching").start(task));
  }

  private void addCommands() {
    commands.add(
        Command.of("Pick a topic", "T", picker::open),
        Command.of("Run or stop the picture", "Space", this::runOrStop),
        Command.of("Back to live", "L", chart::backToLive),
        Command.of("Fit all that is held", "F", chart::fit),
        Command.of("Fit all that is held (Home)", "Home", chart::fit),
        Command.of("Zoom in", "Up", () -> chart.zoom(1 / ZOOM, chart.getWidth() / 2)),
        Command.of("Zoom out", "Down", () -> chart.zoom(ZOOM, chart.getWidth() / 2)),
        Command.of("Move back", "Left", () -> chart.pan(chart.getWidth() / 8)),
        Command.of("Move forward", "Right", () -> chart.pan(-chart.getWidth() / 8)),
        Command.of("See more", "MINUS", () -> stepWindow(1)),
        Command.of("See less", "EQUALS", () -> stepWindow(-1)),
        Command.of("Series", "1", side::showSeries),
        Command.of("Tail: records as they arrive", "2", side::showTail),
        Command.of("Record in full", "3", side::showInspector),
        Command.of("How records are read", "4", side::showDecode),
        Command.of("Why records were undecodable", "U", this::explainUndecodable),
        Command.of("All commands", "Shortcut+K", this::openPalette),
        Command.of("Light or dark", "Shortcut+Shift+L", theme::toggle),
        Command.of("Keys", "F1", help::toggle));
  }

  private void explainUndecodable() {
    Bounds bounds = status.localToScreen(status.getBoundsInLocal());
    undecodable.open(
        status,
        bounds.getMaxX(),
        bounds.getMinY(),
        desk.readingProperty().get().map(now -> now.reader().undecodable()).orElse(List.of()));
  }

  private void openPalette() {
    Bounds bounds = root.localToScreen(root.getBoundsInLocal());
    double x = bounds.getCenterX() - PALETTE_WIDTH / 2;
    palette.open(root, x, bounds.getMinY() + PALETTE_TOP, PALETTE_WIDTH);
  }

  private static String stylesheet() {
    return Objects.requireNonNull(
            MainWindow.class.getResource("/topicscope/desk/desk.css"), "desk.css")
        .toExternalForm();
  }

  private void showReading(Optional<Reading> reading) {
    rate = new RateMeter();
    latency = new LatencyMeter();
    readingSinceMs = System.currentTimeMillis();
    SeriesSet series = reading.map(Reading::series).orElseGet(() -> new SeriesSet(1));
    picker.showPicked(reading.map(Reading::topic));
    chart.setTitle(reading.map(Reading::topic).orElse(""));
    chart.show(series);
    panel.clear();
    figures.watch(series);
    reading.ifPresent(side::watch);
    // Space and the arrows are for the plot now, not for the control that was used last.
    root.requestFocus();
    showStatus();
  }

  private void showStatus() {
    Optional<Reading> reading = desk.readingProperty().get();
    ReaderState state =
        reading.map(now -> now.reader().state()).orElseGet(desk.clusterStateProperty()::get);
    ReaderCounters counters =
        reading.map(now -> now.reader().counters()).orElse(ReaderCounters.NONE);
    status.showState(state);
    status.showCounters(counters);
    status.showRate(rate.rate(System.nanoTime(), counters.received()));
    status.showLatency(latency.text());
    status.showMachine(frameRate.rate(System.nanoTime(), framesDrawn));
    side.refresh();
    message.setText(message(reading, state));
    boolean nothingToSee = reading.isEmpty() || reading.get().series().all().isEmpty();
    message.setVisible(nothingToSee && desk.connectionProperty().get().isPresent());
    chart.setVisible(!nothingToSee);
  }

  private static String message(Optional<Reading> reading, ReaderState state) {
    return switch (state.kind()) {
      case CONNECTING -> "Connecting…";
      case DOWN, FAILED, STALLED -> state.cause();
      case LIVE, IDLE ->
          reading
              .map(now -> "Waiting for numbers in " + now.topic() + "…")
              .orElse("Pick a topic above to see its numbers move");
    };
  }

  private void onDrawn(long newestSampleMs) {
    framesDrawn++;
    // What the topic held before tells nothing of the way from there to here.
    if (newestSampleMs >= readingSinceMs) {
      latency.record(System.currentTimeMillis() - newestSampleMs);
    }
    onFirstSample.run();
    onFirstSample = () -> {};
  }
}
