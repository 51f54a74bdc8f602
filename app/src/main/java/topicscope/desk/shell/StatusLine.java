package topicscope.desk.shell;

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
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import topicscope.desk.plot.PlotStatus;
import topicscope.desk.widget.NumberRanges;
import topicscope.desk.widget.ShrinkingLabel;
import topicscope.kafka.client.ReaderState;
import topicscope.kafka.partition.AssignedPartitions;
import topicscope.kafka.read.ReaderCounters;

/** The line at the foot of the window: state, rate, counters, latency. Widths are reserved. */
public final class StatusLine extends HBox {
  private static final PseudoClass GOOD = PseudoClass.getPseudoClass("good");
  private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

  private static final double STATE_WIDTH = 160;

  private final Circle light = new Circle(4.5);
  private final ShrinkingLabel state = new ShrinkingLabel();
  private final Label share =
      label("status-share", "No consumer group, no commits, and no topic is created by looking");
  private final Label rate = label("status-rate", "Records received per second");
  private final Label lag =
      label(
          "status-lag", "Records that are in the topic and not yet read, asked for once a second");
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
    counters.setId("status-counters");
    counters.setMinWidth(Region.USE_PREF_SIZE);
    counters.setTooltip(
        new Tooltip(
            "Every record is counted once: decoded, undecodable, a tombstone (null value) or"
                + " without a number. Click: why records were undecodable"));
    counters.setOnAction(event -> {
      counters.setVisited(false);
      explainCounters.run();
    });
    Region spring = new Region();
    HBox.setHgrow(spring, Priority.ALWAYS);
    getChildren().addAll(light, state, spring, share, rate, lag, counters, latency, machine);
    share.setMinWidth(Region.USE_PREF_SIZE);
    machine.managedProperty().bind(machine.visibleProperty());
    latency.managedProperty().bind(latency.visibleProperty());
    widthProperty().subscribe(this::makeRoom);
  }

  /** Shows the state of a plot. */
  public void show(PlotStatus status) {
    showState(status.state());
    showShare(status.group(), status.partitions());
    showCounters(status.counters());
    showRate(status.recordsPerSecond());
    showLag(status.lag());
    showLatency(status.latency());
    showMachine(status.framesPerSecond());
  }

  private void showState(ReaderState now) {
    boolean begun = !now.since().equals(Instant.EPOCH);
    String cause = now.cause();
    if (begun) {
      String since = now.kind() + " since " + TIME.format(now.since());
      boolean well = now.kind() == ReaderState.Kind.LIVE || now.kind() == ReaderState.Kind.IDLE;
      // Where something is wrong, what it is says more than since when.
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

  /** How many records there are that have not been read. */
  private void showLag(long records) {
    setFigures(lag, String.format(Locale.ROOT, "lag %,d", records));
  }

  /**
   * Says whether the cluster is read passively, or which partitions a group has given.
   *
   * @param group the consumer group that is joined, if one is
   * @param partitions what is read, if a topic is
   */
  private void showShare(Optional<String> group, Optional<AssignedPartitions> partitions) {
    setText(share, group.map(name -> text(name, partitions)).orElse("passive"));
    group.ifPresent(name ->
        share
            .getTooltip()
            .setText("Read as a member of the consumer group " + name + ", which commits"));
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

  private void showRate(double perSecond) {
    setFigures(rate, String.format(Locale.ROOT, "%,.1f records/s", perSecond));
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

  private void showLatency(String text) {
    setFigures(latency, text);
  }

  private void showMachine(double framesPerSecond) {
    Runtime runtime = Runtime.getRuntime();
    long used = runtime.totalMemory() - runtime.freeMemory();
    setFigures(
        machine, String.format(Locale.ROOT, "%.0f fps  %,d MB", framesPerSecond, used >> 20));
    makeRoom();
  }

  /** In a narrow window the figures of the machine go first, then the latency; never the counts. */
  private void makeRoom() {
    double free = getWidth() - snappedLeftInset() - snappedRightInset();
    free -= light.getRadius() * 2 + Math.min(STATE_WIDTH, state.leastWidth());
    free -= List.of(share, rate, lag, counters).stream().mapToDouble(StatusLine::room).sum();
    // The gaps around the spring and beside the light.
    free -= 3 * getSpacing();
    latency.setVisible(free >= room(latency));
    machine.setVisible(free >= room(latency) + room(machine));
  }

  private static double room(Region region) {
    return ((HBox) region.getParent()).getSpacing()
        + Math.max(region.minWidth(-1), region.prefWidth(-1));
  }

  private static Label label(String id, String explanation) {
    Label label = new Label();
    label.setId(id);
    label.setAlignment(Pos.CENTER_RIGHT);
    label.setTooltip(new Tooltip(explanation));
    return label;
  }

  /** Touches the label only when there is something new: each change costs a layout. */
  private static void setText(Labeled label, String text) {
    if (!label.getText().equals(text)) {
      label.setText(text);
    }
  }

  /** The same; the label keeps the most room that it ever needed, so that its neighbours stay. */
  private static void setFigures(Labeled label, String text) {
    setText(label, text);
    label.setMinWidth(Math.max(label.getMinWidth(), label.prefWidth(-1)));
  }
}
