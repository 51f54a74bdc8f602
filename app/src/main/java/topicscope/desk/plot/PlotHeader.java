package topicscope.desk.plot;

import atlantafx.base.controls.Spacer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import topicscope.alert.AlertState;
import topicscope.connect.ConnectionProfile;
import topicscope.desk.alert.RaisedAlerts;
import topicscope.desk.meter.PlotMeter;
import topicscope.desk.model.Cluster;
import topicscope.desk.model.Plot;
import topicscope.desk.widget.Command;
import topicscope.desk.widget.Hint;
import topicscope.desk.widget.Nodes;
import topicscope.desk.widget.StateLight;
import topicscope.desk.widget.SteadyWidth;
import topicscope.kafka.client.ReaderState;
import topicscope.plot.view.TraceStyle;
import topicscope.reading.AgeText;
import topicscope.reading.StateText;
import topicscope.signal.Series;

/**
 * The header of a plot: state and age of the data, title, raised alerts, topic, unit and cluster,
 * and at the right end what is added.
 *
 * <p>Owned by the JavaFX thread. The age changes at most twice a second.
 */
public final class PlotHeader extends HBox {
  private static final PseudoClass TROUBLE = PseudoClass.getPseudoClass("trouble");
  private static final double TITLE_SHARE = 0.2;
  private static final double STATE_SHARE = 0.25;
  private static final double NARROW = 300;
  private static final long AGE_STANDS_NANOS = 450_000_000L;
  private static final int MAX_UNITS = 3;

  private final StateLight light = new StateLight();
  private final Label state = Nodes.named("plot-state", new Label());
  private final Label alert =
      Nodes.collapsing(Nodes.uncut(Nodes.named("plot-alert", new Label(), "alert-badge")));
  private final Label number = Nodes.collapsing(Nodes.muted(""));
  private final Label title = Nodes.styled(new Label(), "topic", "plot-topic", "text-bold");
  private final Label topic = detail("plot-topic");
  private final Label unit = detail("plot-unit");
  private final Label cluster = detail("plot-cluster");

  /** By how much each is needed. */
  private final List<Label> details = List.of(cluster, topic, unit);

  private final HBox chips = Nodes.collapsing(Nodes.styled(new HBox(), "chips"));
  private final Button close = Nodes.collapsing(Nodes.cross("", "close-plot"));
  private final StringProperty whole = new SimpleStringProperty("");
  private List<String> stateWordings = List.of("");
  private int raised;
  private ReaderState.Kind shownKind = ReaderState.Kind.CONNECTING;
  private long shownNanos;

  /**
   * An empty header.
   *
   * @param onClose closes the plot
   */
  PlotHeader(Runnable onClose) {
    getStyleClass().add("plot-title");
    // In a narrow header the state is cut first.
    title
        .minWidthProperty()
        .bind(
            Bindings.createDoubleBinding(
                () -> Math.min(title.prefWidth(-1), getWidth() * TITLE_SHARE),
                title.textProperty(),
                title.fontProperty(),
                widthProperty()));
    List.of(title, topic, unit, cluster).forEach(label -> Hint.bind(label, whole));
    state.fontProperty().subscribe(() -> state.setMinWidth(0));
    alert.setVisible(false);
    chips.setVisible(false);
    Hint.set(close, "Close this plot (" + Command.keyText("Shortcut+W") + ")");
    close.setOnAction(event -> onClose.run());
    getChildren()
        .addAll(
            light, state, number, title, alert, topic, unit, cluster, new Spacer(), chips, close);
    setMinWidth(0);
    widthProperty().subscribe(this::resized);
    place(0);
  }

  /** Adds nodes at the right end, before the button that closes the plot. */
  public void add(Node... nodes) {
    chips.getChildren().addAll(nodes);
    chips.setVisible(!chips.getChildren().isEmpty());
  }

  /** Sets the number of the plot, from 1; 0 for the only one, which can't be closed. */
  void place(int place) {
    number.setText(Integer.toString(place));
    number.setVisible(place > 0);
    close.setVisible(place > 0);
    close.setAccessibleText("Close plot " + place);
  }

  /**
   * Shows the plot.
   *
   * @param otherClusters whether plots of other clusters are open
   */
  void show(Plot plot, PlotMeter meter, boolean otherClusters) {
    showState(plot, meter);
    showAlerts(RaisedAlerts.of(plot));
    boolean named = !plot.lookProperty().get().title().isEmpty();
    say(title, plot.title().isEmpty() ? "no topic" : plot.title());
    say(topic, named ? plot.topic().orElse("") : "");
    List<String> units = units(plot);
    say(
        unit,
        units.stream().limit(MAX_UNITS).collect(Collectors.joining(", "))
            + (units.size() > MAX_UNITS ? ", …" : ""));
    say(cluster, otherClusters ? name(plot) : "");
    String wholeText =
        Stream.of(
                title.getText(),
                plot.topic().filter(name -> named).map(name -> "Topic " + name).orElse(""),
                units.isEmpty() ? "" : "In " + String.join(", ", units),
                plot.connection().map(Object::toString).orElse("not connected"))
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining("\n"));
    if (!whole.get().equals(wholeText)) {
      whole.set(wholeText);
    }
  }

  private void showState(Plot plot, PlotMeter meter) {
    ReaderState now = meter.state();
    boolean other = now.kind() != shownKind;
    long nanos = System.nanoTime();
    if (!other && nanos - shownNanos < AGE_STANDS_NANOS) {
      return;
    }
    shownNanos = nanos;
    shownKind = now.kind();
    light.show(now.kind(), plot.topic().isPresent() && StateText.isQuiet(now, meter.age()));
    pseudoClassStateChanged(
        TROUBLE, now.kind() == ReaderState.Kind.DOWN || now.kind() == ReaderState.Kind.FAILED);
    List<String> wordings =
        plot.topic().isPresent()
            ? StateText.wordings(now, meter.age(), Instant.now())
            : List.of("");
    if (other) {
      state.setMinWidth(0);
    }
    stateWordings = wordings;
    sayFitting();
    state.setAccessibleText(wordings.getFirst());
    Hint.set(state, explanation(now, meter));
  }

  private static String explanation(ReaderState now, PlotMeter meter) {
    return Stream.of(
            now.kind() + ": " + now.cause(),
            meter.age().map(age -> "Newest record: " + words(age) + " ago").orElse(""))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  private static String words(Duration age) {
    return AgeText.of(age);
  }

  private void showAlerts(List<AlertState> now) {
    raised = now.size();
    alert.setVisible(raised > 0);
    if (raised > 0) {
      sayFitting();
      Hint.set(alert, RaisedAlerts.lines(now));
    }
  }

  /** The longest wordings that leave room for the title. */
  private void sayFitting() {
    double room = getWidth() == 0 ? Double.MAX_VALUE : getWidth() * STATE_SHARE;
    SteadyWidth.say(
        state,
        stateWordings.stream()
            .filter(text -> SteadyWidth.of(state, text) <= room)
            .findFirst()
            .orElseGet(stateWordings::getLast));
    say(alert, (getWidth() < NARROW ? "" : "ALERT ") + raised);
  }

  private void resized() {
    state.setMinWidth(0);
    sayFitting();
  }

  /** The units of the series that are shown, as chosen or as written in the records. */
  private static List<String> units(Plot plot) {
    return plot.seriesProperty().get().all().stream()
        .filter(series -> style(plot, series).visible())
        .map(series -> {
          String chosen = style(plot, series).unit();
          return chosen.isEmpty() ? series.unit() : chosen;
        })
        .filter(text -> !text.isEmpty())
        .distinct()
        .toList();
  }

  private static TraceStyle style(Plot plot, Series series) {
    return plot.styles().getOrDefault(series.name(), TraceStyle.LINE);
  }

  private static String name(Plot plot) {
    Optional<Cluster> at = plot.clusterProperty().get();
    return at.flatMap(Cluster::profile)
        .map(ConnectionProfile::name)
        .or(() -> at.map(one -> one.connection().toString()))
        .orElse("not connected");
  }

  /** Shown where the whole text has room; the tooltip of the title has it too. */
  private static Label detail(String style) {
    Label label = Nodes.collapsing(Nodes.styled(new Label(), "text-muted", style));
    label.setMinWidth(0);
    label.setVisible(false);
    return label;
  }

  @Override
  protected void layoutChildren() {
    double room = getWidth() - snappedLeftInset() - snappedRightInset();
    for (Node child : getManagedChildren()) {
      room -= details.contains(child) ? 0 : child.prefWidth(-1) + getSpacing();
    }
    for (Label label : details) {
      double wide = label.prefWidth(-1) + getSpacing();
      boolean fits = !label.getText().isEmpty() && wide <= room;
      label.setVisible(fits);
      room -= fits ? wide : 0;
    }
    super.layoutChildren();
  }

  /** Changes the label only for a new text: each change costs a layout pass. */
  private void say(Label label, String text) {
    if (!label.getText().equals(text)) {
      label.setText(text);
      requestLayout();
    }
  }
}
