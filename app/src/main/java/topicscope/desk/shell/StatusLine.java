package topicscope.desk.shell;

import atlantafx.base.controls.Spacer;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import topicscope.desk.model.Plot;
import topicscope.desk.plot.PlotPane;
import topicscope.desk.widget.Nodes;
import topicscope.desk.widget.NumberRanges;
import topicscope.desk.widget.ShrinkingLabel;
import topicscope.kafka.client.ReaderState;
import topicscope.kafka.partition.AssignedPartitions;
import topicscope.kafka.read.ReaderCounters;
import topicscope.kafka.read.TopicReader;
import topicscope.reading.Reading;

/**
 * The status line: state, rate, counters, latency. Numbers keep the widest space they ever needed.
 */
final class StatusLine extends HBox {
  private static final PseudoClass GOOD = PseudoClass.getPseudoClass("good");
  private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

  private static final String PASSIVE = "No consumer group, no commits, no topics created";
  private static final double STATE_WIDTH = 160;

  private final Circle light = new Circle(4.5);
  private final ShrinkingLabel state = new ShrinkingLabel();
  private final Label share = label("status-share", PASSIVE);
  private final Label rate = label("status-rate", "Records received per second");
  private final Label lag =
      label("status-lag", "Records in the topic that are not read yet; updated once a second");
  private final Hyperlink counters = new Hyperlink();
  private final Label machine =
      label("status-machine", "Frames drawn per second, and the memory in use");
  private final Label latency =
      label(
          "status-latency",
          "From the newest sample's record timestamp to the frame that shows it: median and 99th"
              + " percentile of the last seconds");

  /**
   * An empty line.
   *
   * @param explainCounters shows why records were undecodable
   */
  StatusLine(Runnable explainCounters) {
    setId("status-line");
    getStyleClass().add("status-line");
    light.getStyleClass().add("state-light");
    state.setId("status-state");
    Nodes.uncut(Nodes.named("status-counters", counters));
    counters.setTooltip(
        new Tooltip(
            "Every record is counted once: decoded, undecodable, a tombstone (null value) or"
                + " without a number. Click: why records were undecodable"));
    counters.setOnAction(event -> {
      counters.setVisited(false);
      explainCounters.run();
    });
    getChildren().addAll(light, state, new Spacer(), share, rate, lag, counters, latency, machine);
    share.setMinWidth(Region.USE_PREF_SIZE);
    setMinWidth(0);
    widthProperty().subscribe(this::makeRoom);
  }

  /** Shows the state of a plot. */
  void show(PlotPane pane) {
    Plot plot = pane.plot();
    Optional<TopicReader> reader = plot.readingProperty().get().map(Reading::reader);
    ReaderCounters now = plot.counters();
    showState(plot.state());
    showShare(plot.start().group(), reader.map(TopicReader::partitions));
    showCounters(now);
    setFigures(
        rate,
        String.format(
            Locale.ROOT, "%,.1f records/s", pane.meter().recordsPerSecond(now.received())));
    setFigures(lag, String.format(Locale.ROOT, "lag %,d", reader.map(TopicReader::lag).orElse(0L)));
    setFigures(latency, pane.meter().latency());
    showMachine(pane.meter().framesPerSecond());
  }

  private void showState(ReaderState now) {
    boolean begun = !now.since().equals(Instant.EPOCH);
    String cause = now.cause();
    if (begun) {
      String since = now.kind() + " since " + TIME.format(now.since());
      boolean well = now.kind() == ReaderState.Kind.LIVE || now.kind() == ReaderState.Kind.IDLE;
      // For a failure the cause matters more than the time.
      state.say(List.of(since + " · " + cause, well ? since : now.kind() + " · " + cause));
    } else {
      state.say(List.of(cause));
    }
    light.pseudoClassStateChanged(
        GOOD,
        begun && (now.kind() == ReaderState.Kind.LIVE || now.kind() == ReaderState.Kind.IDLE));
    light.pseudoClassStateChanged(
        BAD, now.kind() == ReaderState.Kind.DOWN || now.kind() == ReaderState.Kind.FAILED);
  }

  /**
   * Shows that the cluster is read passively, or the partitions of the group member.
   *
   * @param group the consumer group, if any
   * @param partitions the assigned partitions, if a topic is read
   */
  private void showShare(Optional<String> group, Optional<AssignedPartitions> partitions) {
    setText(share, group.map(name -> text(name, partitions)).orElse("passive"));
    share
        .getTooltip()
        .setText(
            group
                .map(name -> "Read as a member of the consumer group " + name + ", which commits")
                .orElse(PASSIVE));
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
    StringBuilder text = new StringBuilder();
    text.append(String.format(Locale.ROOT, "%,d received", now.received()));
    text.append(String.format(Locale.ROOT, " = %,d decoded", now.decoded()));
    text.append(String.format(Locale.ROOT, " + %,d undecodable", now.undecodable()));
    if (now.tombstones() > 0) {
      text.append(String.format(Locale.ROOT, " + %,d tombstones", now.tombstones()));
    }
    if (now.withoutNumber() > 0) {
      text.append(String.format(Locale.ROOT, " + %,d without a number", now.withoutNumber()));
    }
    setText(counters, text.toString());
  }

  private void showMachine(double framesPerSecond) {
    Runtime runtime = Runtime.getRuntime();
    long used = runtime.totalMemory() - runtime.freeMemory();
    setFigures(
        machine, String.format(Locale.ROOT, "%.0f fps  %,d MB", framesPerSecond, used >> 20));
    makeRoom();
  }

  /** In a narrow window the numbers go one by one, the machine's first; never the counts. */
  private void makeRoom() {
    double free = getWidth() - snappedLeftInset() - snappedRightInset();
    free -= light.getRadius() * 2 + Math.min(STATE_WIDTH, state.minTextWidth());
    // With the gaps around the spring and beside the light.
    free -= room(counters) + 3 * getSpacing();
    for (Label one : List.of(share, rate, lag, latency, machine)) {
      free -= room(one);
      one.setVisible(free >= 0);
    }
  }

  private static double room(Region region) {
    return ((HBox) region.getParent()).getSpacing()
        + Math.max(region.minWidth(-1), region.prefWidth(-1));
  }

  private static Label label(String id, String explanation) {
    Label label = Nodes.collapsing(Nodes.named(id, new Label()));
    label.setAlignment(Pos.CENTER_RIGHT);
    label.setTooltip(new Tooltip(explanation));
    return label;
  }

  /** Changes the label only for a new text: each change costs a layout pass. */
  private static void setText(Labeled label, String text) {
    if (!label.getText().equals(text)) {
      label.setText(text);
    }
  }

  /** As setText; the label keeps its widest width, so that its neighbours stay in place. */
  private static void setFigures(Labeled label, String text) {
    setText(label, text);
    label.setMinWidth(Math.max(label.getMinWidth(), label.prefWidth(-1)));
  }
}
