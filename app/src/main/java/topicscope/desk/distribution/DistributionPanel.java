package topicscope.desk.distribution;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import topicscope.desk.distribution.DistributionRequest.Part;
import topicscope.desk.distribution.DistributionRequest.Subject;
import topicscope.desk.figures.FiguresRequest;
import topicscope.desk.plot.PlotPane;
import topicscope.desk.widget.Hint;
import topicscope.desk.widget.Nodes;
import topicscope.plot.view.TraceStyle;
import topicscope.signal.Series;
import topicscope.signal.SeriesRange;
import topicscope.signal.XRange;

/**
 * Measures a series of the focused plot: a histogram of the samples in sight, or between the
 * cursors while they are on, and the chosen measures. Of states it shows their shares.
 *
 * <p>Owned by the JavaFX thread. It computes, on another thread, when it is refreshed only.
 */
public final class DistributionPanel extends ScrollPane {
  private static final String NOT_POINTED = "Point at a bar for its range, count and share.";

  private final Supplier<PlotPane> pane;
  private final ComboBox<Choice> box =
      Nodes.choice("distribution-series", "The series that is measured", Choice::label);
  private final CheckBox logarithmicValues =
      Nodes.uncut(Nodes.named("distribution-log-values", new CheckBox("Log values")));
  private final CheckBox logarithmicCounts =
      Nodes.uncut(Nodes.named("distribution-log-counts", new CheckBox("Log counts")));
  private final Label part = Nodes.wrapping("distribution-part");
  private final Label missing = Nodes.problem("distribution-missing", "text-muted");
  private final Label nothing = Nodes.problem("distribution-nothing", "text-muted");
  private final Label readout = Nodes.wrapping("distribution-bar", "text-muted");
  private final HistogramView picture =
      new HistogramView(text -> readout.setText(text.orElse(NOT_POINTED)));
  private final MeasureTable measures;
  private final Button choose;
  private final StateRows states = new StateRows();
  private final DistributionUpdater updater = new DistributionUpdater(this::show);
  private Optional<String> selected = Optional.empty();
  private Optional<String> chosen = Optional.empty();
  private boolean listing;

  /** A series in the box. */
  private record Choice(Series series, String label) {}

  /**
   * An empty panel.
   *
   * @param pane gives the focused plot
   * @param shown which measures it shows
   */
  public DistributionPanel(Supplier<PlotPane> pane, ChosenMeasures shown) {
    this.pane = pane;
    measures = new MeasureTable(shown);
    choose = new MeasureChoice(shown).button();
    setId("distribution");
    setFitToWidth(true);
    setFitToHeight(true);
    box.setMaxWidth(Double.MAX_VALUE);
    box.setMinWidth(80);
    HBox.setHgrow(box, Priority.ALWAYS);
    Hint.set(logarithmicValues, "Spread small values: a logarithmic axis, symmetric to 0");
    Hint.set(logarithmicCounts, "Make low bars seen: a logarithmic axis of counts");
    VBox.setVgrow(picture, Priority.ALWAYS);
    for (Node node : List.of(part, choose, readout, picture, measures, states)) {
      Nodes.collapsing(node);
    }
    HBox.setHgrow(part, Priority.ALWAYS);
    part.setMaxWidth(Double.MAX_VALUE);
    HBox what = Nodes.row("what", part, choose);
    VBox content = new VBox(Nodes.row("head", box, logarithmicValues, logarithmicCounts));
    content.getChildren().addAll(what, picture, readout, measures, states, missing, nothing);
    content.getStyleClass().add("distribution-panel");
    setContent(content);
    say("");
    box.valueProperty()
        .subscribe(choice -> {
          if (!listing && choice != null) {
            chosen = Optional.of(choice.series().name());
            // The plot brings it to the front, and the next row that is chosen is another one.
            pane.get().series().choose(choice.series().name());
            selected = pane.get().series().selected();
            refresh();
          }
        });
    logarithmicValues.setOnAction(event -> refresh());
    logarithmicCounts.setOnAction(
        event -> picture.setLogarithmicCounts(logarithmicCounts.isSelected()));
  }

  /** Asks for the present distribution; called a few times a second while the panel is in sight. */
  public void refresh() {
    list();
    Optional<Choice> of = Optional.ofNullable(box.getValue());
    if (of.isEmpty()) {
      updater.stop();
      say("No numbers yet.");
      return;
    }
    updater.want(request(of.get()));
  }

  /** Computes nothing more, and gives the memory for it back, until the next refresh. */
  public void rest() {
    updater.stop();
  }

  private DistributionRequest request(Choice of) {
    Series series = of.series();
    List<SeriesRange> between = pane.get().chart().betweenCursors();
    List<SeriesRange> drawn = between.isEmpty() ? pane.get().chart().inSight() : between;
    XRange range = FiguresRequest.range(series, drawn);
    Part which =
        drawn.isEmpty() ? Part.HELD : between.isEmpty() ? Part.IN_SIGHT : Part.BETWEEN_CURSORS;
    Subject subject = new Subject(series, of.label(), pane.get().chart().unitOf(series), which);
    return DistributionRequest.of(
        subject, range, logarithmicValues.isSelected(), picture.room(), picture.widthOf(subject));
  }

  private TraceStyle style(Series series) {
    return Optional.ofNullable(pane.get().plot().styles().get(series.name()))
        .orElseGet(() -> pane.get().plot().usualStyle(series));
  }

  /** Lists the series of the plot; a row that was newly selected in their table is chosen. */
  private void list() {
    List<Choice> all =
        pane.get().plot().seriesProperty().get().all().stream()
            .map(series -> new Choice(series, style(series).called(series.name())))
            .toList();
    Optional<String> now = pane.get().series().selected();
    if (!now.equals(selected)) {
      selected = now;
      chosen = now.or(() -> chosen);
    }
    Optional<Choice> wanted =
        find(all, chosen)
            .or(() -> find(all, pane.get().series().chosen()))
            .or(() -> all.stream().findFirst());
    listing = true;
    if (!box.isShowing() && !all.equals(box.getItems())) {
      box.getItems().setAll(all);
    }
    if (!wanted.equals(Optional.ofNullable(box.getValue()))) {
      box.setValue(wanted.orElse(null));
    }
    listing = false;
  }

  private static Optional<Choice> find(List<Choice> all, Optional<String> name) {
    return all.stream().filter(one -> name.equals(Optional.of(one.series().name()))).findFirst();
  }

  private void show(SeriesDistribution now) {
    if (now.count() == 0) {
      say(DistributionText.nothing(now));
      return;
    }
    nothing.setText("");
    boolean numbers = now.states().isEmpty();
    Subject subject = now.request().subject();
    part.setText(
        DistributionText.part(now.count(), subject.part())
            + (numbers ? "" : "; shares of the time"));
    part.setVisible(true);
    missing.setText(DistributionText.missing(now));
    picture.setVisible(numbers);
    readout.setVisible(numbers);
    measures.setVisible(numbers);
    choose.setVisible(numbers);
    states.setVisible(!numbers);
    logarithmicValues.setDisable(!numbers);
    logarithmicCounts.setDisable(!numbers);
    if (numbers) {
      int place = pane.get().chart().colourPlace(subject.series());
      picture.dress(style(subject.series()).colour(), place);
      picture.show(now);
      measures.show(now);
    } else {
      states.show(now.states());
    }
  }

  private void say(String why) {
    nothing.setText(why);
    missing.setText("");
    for (Node node : List.of(part, choose, picture, readout, measures, states)) {
      node.setVisible(false);
    }
  }
}
