package topicscope.desk.xy;

import java.util.List;
import java.util.Optional;
import topicscope.desk.model.Plot;
import topicscope.plot.view.TraceStyle;
import topicscope.signal.Series;
import topicscope.workspace.XyState;

/**
 * Which series of a plot can be drawn against another, and which are.
 *
 * <p>Owned by the JavaFX thread.
 */
public final class XyChoices {
  private final Plot plot;
  private Optional<XyState> left = Optional.empty();

  /** The choices of a plot. */
  public XyChoices(Plot plot) {
    this.plot = plot;
  }

  /** The series of numbers. */
  public List<Series> series() {
    return plot.seriesProperty().get().all().stream()
        .filter(one -> one.states().isEmpty())
        .toList();
  }

  /** What a series is called. */
  public String label(Series series) {
    return style(series).called(series.name());
  }

  TraceStyle style(Series series) {
    return Optional.ofNullable(plot.styles().get(series.name()))
        .orElseGet(() -> plot.usualStyle(series));
  }

  /** Whether there are two series that can be drawn against each other. */
  public boolean isPossible() {
    return plot.seriesProperty().get().all().stream()
            .filter(one -> one.states().isEmpty())
            .limit(2)
            .count()
        == 2;
  }

  /** What is drawn against what; empty for all against the time. */
  public Optional<XyState> now() {
    return plot.lookProperty().get().xy();
  }

  /** Draws one series against another. */
  public void choose(XyState wanted) {
    left = Optional.of(wanted);
    plot.lookProperty().set(plot.lookProperty().get().withXy(Optional.of(wanted)));
  }

  /** Draws a series against another one, with a tolerance chosen by the plot. */
  public void choose(Series y, Series x) {
    long tolerance = now().map(XyState::toleranceMs).orElse(0L);
    choose(new XyState(y.name(), x.name(), tolerance));
  }

  /**
   * Draws one series against another as before; else the second one that is shown over the first.
   */
  public void enter() {
    List<Series> all = series();
    Optional<XyState> again =
        left.filter(one -> find(all, one.x()).isPresent() && find(all, one.y()).isPresent());
    if (again.isPresent()) {
      choose(again.get());
      return;
    }
    List<Series> visible = all.stream().filter(one -> style(one).visible()).limit(2).toList();
    List<Series> two = visible.size() == 2 ? visible : all.stream().limit(2).toList();
    if (two.size() == 2) {
      choose(two.getLast(), two.getFirst());
    }
  }

  /** Draws all series against the time. */
  public void leave() {
    if (now().isPresent()) {
      left = now();
      plot.lookProperty().set(plot.lookProperty().get().withXy(Optional.empty()));
    }
  }

  /** The series of a name. */
  Optional<Series> find(String name) {
    return find(series(), name);
  }

  private static Optional<Series> find(List<Series> all, String name) {
    return all.stream().filter(one -> one.name().equals(name)).findFirst();
  }
}
