package topicscope.desk.plot;

import java.time.Duration;
import java.util.Optional;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import topicscope.desk.history.PastState;
import topicscope.desk.history.PlotHistory;
import topicscope.desk.model.Desk;
import topicscope.desk.widget.Hint;
import topicscope.desk.widget.Nodes;
import topicscope.history.HistoryAddress;
import topicscope.plot.RollingLineChart;
import topicscope.reading.Reading;

/**
 * A quiet line in a plot that says what of it comes from the history. Looks for a history when a
 * topic has loaded, and again from time to time; until one is found nothing of it runs.
 *
 * <p>Owned by the JavaFX thread.
 */
final class PastLine extends Label {
  private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
  private static final String ABOUT =
      """
      Columns as wide as a pixel, each with its first, lowest, highest and last sample.
      The table counts all samples of them; of a percentile they say nothing.
      Series that are computed here, and states, begin with what is loaded.\
      """;
  private static final long SEEK_NANOS = Duration.ofSeconds(10).toNanos();

  private final Desk desk;
  private final RollingLineChart chart;
  private Optional<PlotHistory> history = Optional.empty();
  private Optional<Reading> soughtFor = Optional.empty();
  private long soughtAt;
  private boolean ended;

  PastLine(Desk desk, RollingLineChart chart) {
    this.desk = desk;
    this.chart = chart;
    Nodes.named("past-line", this, "past-line");
    setVisible(false);
    setManaged(false);
  }

  /** The history, if one was found. */
  Optional<PlotHistory> history() {
    return history;
  }

  /** Asks for what is missing in sight, and says what is. */
  void follow(Optional<Reading> reading) {
    if (history.isEmpty()) {
      reading.filter(now -> now.reader().isLoaded()).ifPresent(this::seek);
    }
    history.ifPresent(asked -> {
      asked.follow(reading);
      show(asked.state());
    });
  }

  private void seek(Reading now) {
    boolean other = soughtFor.filter(now::equals).isEmpty();
    if (ended || !(other || System.nanoTime() - soughtAt > SEEK_NANOS)) {
      return;
    }
    soughtFor = Optional.of(now);
    soughtAt = System.nanoTime();
    Thread.ofVirtual()
        .name("finding-history")
        .start(() -> desk.history().find().get().ifPresent(at -> Platform.runLater(() -> use(at))));
  }

  private void use(HistoryAddress found) {
    if (history.isEmpty() && !ended) {
      history = Optional.of(new PlotHistory(chart, desk.history(), found));
    }
  }

  private void show(PastState state) {
    // One series against another has no older part.
    String text = chart.isVisible() ? state.text() : "";
    if (!text.equals(getText())) {
      setText(text);
      setVisible(!text.isEmpty());
      setManaged(!text.isEmpty());
      pseudoClassStateChanged(FAILED, state.kind() == PastState.Kind.FAILED);
    }
    Hint.set(this, state.cause().isEmpty() ? ABOUT : state.cause());
  }

  /** Asks no more. */
  void close() {
    ended = true;
    history.ifPresent(PlotHistory::close);
    history = Optional.empty();
  }
}
