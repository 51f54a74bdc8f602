package topicscope.desk;

import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import topicscope.kafka.ReaderCounters;
import topicscope.kafka.ReaderState;
import topicscope.plot.FrameLoop;
import topicscope.plot.RollingLineChart;

/**
 * The main window's content: the topic dropdown above, the plot, the status line below.
 *
 * <p>Owned by the JavaFX thread. Between {@link #start()} and {@link #stop()} it draws once a frame
 * if there is something new, and writes the status line four times a second.
 */
public final class MainWindow {
  private static final Duration STATUS_EVERY = Duration.millis(250);

  private final Desk desk;
  private final RollingLineChart chart = new RollingLineChart();
  private final FrameLoop frames = new FrameLoop(chart);
  private final Timeline statusTimer =
      new Timeline(new KeyFrame(STATUS_EVERY, event -> showStatus()));
  private final StatusLine status = new StatusLine();
  private final Label message = new Label();
  private final TopicPicker picker;
  private final BorderPane root;
  private RateMeter rate = new RateMeter();
  private Runnable onFirstSample = () -> {};

  /** The content for a desk, not yet moving. */
  public MainWindow(Desk desk) {
    this.desk = desk;
    this.picker = new TopicPicker(desk.topics(), desk::pick);
    chart.setId("chart");
    chart.setPoints(desk.points());
    chart.setOnDrawn(this::onDrawn);
    message.setId("message");
    message.setWrapText(true);
    Label server = new Label(desk.connection().toString());
    server.getStyleClass().add("server");
    HBox toolbar = new HBox(server, picker);
    toolbar.getStyleClass().add("toolbar");
    root = new BorderPane(new StackPane(chart, message), toolbar, null, status, null);
    root.getStyleClass().add("main-window");
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

  /** Stops moving; the last picture stays. */
  public void stop() {
    frames.stop();
    statusTimer.stop();
  }

  private void showReading(Optional<Reading> reading) {
    rate = new RateMeter();
    reading.ifPresent(now -> {
      picker.showPicked(now.topic());
      chart.setTitle(now.topic());
      chart.show(now.series());
    });
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
    message.setText(message(reading, state));
    message.setVisible(reading.isEmpty() || reading.get().series().all().isEmpty());
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
    status.showLatency(Math.max(0, System.currentTimeMillis() - newestSampleMs));
    onFirstSample.run();
    onFirstSample = () -> {};
  }
}
