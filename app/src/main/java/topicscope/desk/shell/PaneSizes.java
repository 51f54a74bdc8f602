package topicscope.desk.shell;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import javafx.scene.control.SplitPane;
import topicscope.desk.overview.TopicOverview;
import topicscope.desk.plot.PlotArea;
import topicscope.workspace.Workspace.Panes;

/**
 * Reads and applies the divider positions of the window, and what its panels show. For the JavaFX
 * thread.
 */
final class PaneSizes {
  private static final double PRECISION = 10_000;

  private final WindowLayout layout;
  private final PlotArea plots;
  private final SidePanel side;
  private final TopicOverview timeline;

  /**
   * @param layout holds the plots and the side panel side by side
   * @param timeline stands below the plots
   */
  PaneSizes(WindowLayout layout, PlotArea plots, SidePanel side, TopicOverview timeline) {
    this.layout = layout;
    this.plots = plots;
    this.side = side;
    this.timeline = timeline;
  }

  Panes now() {
    return new Panes(
        side.chosen(),
        OptionalDouble.of(rounded(layout.share())),
        layout.isFolded(),
        timeline.isOn(),
        shares(plots),
        plots.rows().stream().map(PaneSizes::shares).toList(),
        side.tailWidths().chosen(),
        side.alertWidths().chosen(),
        side.measures().ids());
  }

  /**
   * Applies width, tab, columns and measures of the side panel, whether it is folded, and the
   * timeline.
   */
  void applySide(Panes panes) {
    layout.divide(panes.side().orElseGet(layout::share), panes.folded());
    timeline.setOn(panes.timeline());
    side.select(panes.tab());
    side.tailWidths().choose(panes.tail());
    side.alertWidths().choose(panes.alerts());
    side.measures().show(panes.measures());
  }

  /** Applies the sizes of the plots, as far as the numbers of plots agree. */
  void applyPlots(Panes panes) {
    apply(panes.rows(), plots);
    List<SplitPane> rows = plots.rows();
    for (int i = 0; i < Math.min(rows.size(), panes.columns().size()); i++) {
      apply(panes.columns().get(i), rows.get(i));
    }
  }

  private static void apply(List<Double> shares, SplitPane split) {
    if (shares.size() == split.getDividers().size()) {
      split.setDividerPositions(shares.stream().mapToDouble(share -> share).toArray());
    }
  }

  /** Rounded, so that a new layout pass changes nothing. */
  private static List<Double> shares(SplitPane split) {
    return Arrays.stream(split.getDividerPositions()).map(PaneSizes::rounded).boxed().toList();
  }

  private static double rounded(double share) {
    return Math.rint(share * PRECISION) / PRECISION;
  }
}
