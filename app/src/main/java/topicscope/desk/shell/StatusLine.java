package topicscope.desk.shell;

import atlantafx.base.controls.Spacer;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.stage.Popup;
import javafx.stage.PopupWindow;
import org.kordamp.ikonli.feather.Feather;
import topicscope.desk.meter.PlotMeter;
import topicscope.desk.model.Plot;
import topicscope.desk.plot.PlotPane;
import topicscope.desk.widget.Hint;
import topicscope.desk.widget.IconButton;
import topicscope.desk.widget.Nodes;
import topicscope.desk.widget.NumberRanges;
import topicscope.desk.widget.ShrinkingLabel;
import topicscope.desk.widget.StateLight;
import topicscope.desk.widget.SteadyWidth;
import topicscope.kafka.client.ReaderState;
import topicscope.kafka.partition.AssignedPartitions;
import topicscope.kafka.read.ReaderCounters;
import topicscope.kafka.read.TopicReader;
import topicscope.reading.RateMeter;
import topicscope.reading.Reading;
import topicscope.reading.StateText;

/**
 * The status line of the focused plot: state, rate, lag, account, latency. Each has its place and
 * keeps the widest room it ever needed. Details are behind the button at the end.
 */
final class StatusLine extends HBox {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

  private static final String PASSIVE =
      "Read passively: no consumer group, no commits, no topics created";
  private static final String ABOUT_COUNTERS =
      "\nEvery record is counted once. Click: why records were undecodable";
  private static final double STATE_WIDTH = 160;

  private final StateLight light = new StateLight();
  private final ShrinkingLabel state = new ShrinkingLabel();
  private final Column<Label> share = column("status-share", new Label(), PASSIVE);
  private final Column<Label> rate =
      column("status-rate", new Label(), "Records received per second");
  private final Column<Label> lag =
      column(
          "status-lag",
          new Label(),
          "Records in the topic that are not read yet; updated once a second");
  private final Column<Hyperlink> counters = column("status-counters", new Hyperlink(), "");
  private final Column<Label> latency = column("status-latency", new Label(), "");
  private final List<Column<?>> columns;
  private final Label details = Nodes.styled(new Label(), "details");
  private final Popup popup =
      Nodes.popup(
          Nodes.row("search-popup", details), PopupWindow.AnchorLocation.CONTENT_BOTTOM_RIGHT);
  private Optional<Reading> shown = Optional.empty();
  private final IconButton more =
      new IconButton("status-details", Feather.INFO, "Frames, memory, latency", this::open);

  /**
   * A figure and the dot before it; the first one has none.
   *
   * @param <L> the kind of the figure's label
   */
  private static final class Column<L extends Labeled> extends HBox {
    private final L figure;

    Column(L figure, boolean first) {
      this.figure = figure;
      setAlignment(Pos.CENTER_LEFT);
      getStyleClass().add("column");
      figure.setAlignment(Pos.CENTER_RIGHT);
      figure.fontProperty().subscribe(this::forget);
      if (!first) {
        getChildren().add(Nodes.muted("·"));
      }
      getChildren().add(figure);
      Nodes.collapsing(this);
    }

    void forget() {
      figure.setMinWidth(0);
    }

    void say(String text) {
      SteadyWidth.say(figure, text);
    }

    void explain(String text) {
      if (!Hint.of(figure).equals(text)) {
        Hint.set(figure, text);
      }
    }
  }

  /**
   * An empty line.
   *
   * @param explainCounters shows why records were undecodable
   */
  StatusLine(Runnable explainCounters) {
    setId("status-line");
    getStyleClass().add("status-line");
    state.setId("status-state");
    counters.figure.setOnAction(event -> {
      counters.figure.setVisited(false);
      explainCounters.run();
    });
    more.getStyleClass().add("small");
    columns = List.of(rate, lag, share, counters, latency);
    getChildren().addAll(light, state, new Spacer());
    getChildren().addAll(columns);
    getChildren().add(more);
    setMinWidth(0);
    widthProperty().subscribe(this::makeRoom);
  }

  /** Shows the state of a plot. */
  void show(PlotPane pane) {
    Plot plot = pane.plot();
    PlotMeter meter = pane.meter();
    Optional<Reading> reading = plot.readingProperty().get();
    if (!reading.equals(shown)) {
      shown = reading;
      columns.forEach(Column::forget);
    }
    Optional<TopicReader> reader = reading.map(Reading::reader);
    Optional<String> group = plot.start().group();
    showState(meter, asking(reading));
    showShare(group, reader.map(TopicReader::partitions));
    showCounters(plot.counters());
    rate.say(RateMeter.text(meter.recordsPerSecond()));
    lag.say(String.format(Locale.ROOT, "%,d behind", meter.lag()));
    latency.say(meter.latency().text());
    latency.explain(meter.latency().explanation());
    showDetails(meter, group);
    makeRoom();
  }

  /** What series about the topic cost the cluster; empty if there are none. */
  private static String asking(Optional<Reading> reading) {
    double perSecond = reading.map(now -> now.analysis().requestsPerSecond()).orElse(0.0);
    return perSecond > 0
        ? String.format(Locale.ROOT, " · asking %.0f requests/s", Math.max(1, perSecond))
        : "";
  }

  private void showState(PlotMeter meter, String asking) {
    ReaderState now = meter.state();
    boolean begun = !now.since().equals(Instant.EPOCH);
    String cause = now.cause();
    boolean well = now.kind() == ReaderState.Kind.LIVE || now.kind() == ReaderState.Kind.IDLE;
    if (begun) {
      String since = now.kind() + " since " + TIME.format(now.since());
      // For a failure the cause matters more than the time.
      state.say(List.of(since + " · " + cause + asking, well ? since : now.kind() + " · " + cause));
    } else {
      state.say(List.of(cause));
    }
    light.show(now.kind(), !begun || StateText.isQuiet(now, meter.age()));
  }

  /**
   * Shows the partitions of the group member; nothing for a reader without a group.
   *
   * @param group the consumer group, if any
   * @param partitions the assigned partitions, if a topic is read
   */
  private void showShare(Optional<String> group, Optional<AssignedPartitions> partitions) {
    share.say(group.map(name -> text(name, partitions)).orElse(""));
    share.explain(group.map(StatusLine::member).orElse(PASSIVE));
  }

  private static String member(String group) {
    return "Read as a member of the consumer group " + group + ", which commits";
  }

  private static String text(String group, Optional<AssignedPartitions> partitions) {
    return partitions
        .map(now ->
            String.format(
                Locale.ROOT,
                "group %s: partition%s %s of %d",
                group,
                now.mine().size() == 1 ? "" : "s",
                now.mine().isEmpty() ? "none" : NumberRanges.of(now.mine()),
                now.total()))
        .orElse("group " + group);
  }

  private void showCounters(ReaderCounters now) {
    counters.say(now.summary());
    counters.explain(now.text() + "." + ABOUT_COUNTERS);
    counters.figure.setAccessibleText(now.text());
  }

  private void showDetails(PlotMeter meter, Optional<String> group) {
    Runtime runtime = Runtime.getRuntime();
    long used = runtime.totalMemory() - runtime.freeMemory();
    String text =
        String.format(
            Locale.ROOT,
            "%s%n%s%n%.0f frames/s with new samples%n%,d MB of memory in use",
            group.map(StatusLine::member).orElse(PASSIVE),
            meter.latency().explanation(),
            meter.framesPerSecond(),
            used >> 20);
    details.setText(text);
    Hint.set(more, text);
  }

  private void open() {
    Bounds place = Nodes.onScreen(this);
    popup.show(more, place.getMaxX(), place.getMinY());
  }

  /** In a narrow window latency and lag go first; never state, rate and account. */
  private void makeRoom() {
    double free = getWidth() - snappedLeftInset() - snappedRightInset();
    free -= light.getRadius() * 2 + Math.min(STATE_WIDTH, state.minTextWidth());
    // With the gaps around the spring and beside the light.
    free -= room(counters) + room(more) + 3 * getSpacing();
    boolean member = !share.figure.getText().isEmpty();
    share.setVisible(false);
    for (Column<Label> one : List.of(rate, share, lag, latency)) {
      if (member || one != share) {
        free -= room(one);
        one.setVisible(free >= 0);
      }
    }
  }

  private double room(Region region) {
    return getSpacing() + Math.max(region.minWidth(-1), region.prefWidth(-1));
  }

  private static <L extends Labeled> Column<L> column(String id, L figure, String explanation) {
    figure.setId(id);
    Hint.set(figure, explanation);
    return new Column<>(figure, id.equals("status-rate"));
  }
}
