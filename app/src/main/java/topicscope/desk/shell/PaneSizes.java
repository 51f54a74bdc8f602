package topicscope.desk.shell;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import javafx.scene.control.SplitPane;
import topicscope.desk.plot.PlotArea;
import topicscope.workspace.Workspace.Panes;

/** Reads and applies the divider positions of the window. For the JavaFX thread. */
final class PaneSizes {
  private static final double PRECISION = 10_000;

  private final SplitPane middle;
  private final PlotArea plots;
  private final SidePanel side;

  /**
   * @param middle holds the plots and the side panel side by side
   */
  PaneSizes(SplitPane middle, PlotArea plots, SidePanel side) {
    this.middle = middle;
    this.plots = plots;
    this.side = side;
  }

  Panes now() {
    List<Double> across = shares(middle);
    return new Panes(
        side.chosen(),
        across.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(across.getFirst()),
        shares(plots),
        plots.rows().stream().map(PaneSizes::shares).toList());
  }

  /** Applies width and tab of the side panel. */
  void applySide(Panes panes) {
    panes.side().ifPresent(share -> apply(List.of(share), middle));
    side.choose(panes.tab());
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
    return Arrays.stream(split.getDividerPositions())
        .map(share -> Math.rint(share * PRECISION) / PRECISION)
        .boxed()
        .toList();
  }
}
