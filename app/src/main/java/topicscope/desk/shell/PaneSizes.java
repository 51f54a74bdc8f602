package topicscope.desk.shell;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import javafx.scene.control.SplitPane;
import topicscope.desk.plot.PlotArea;
import topicscope.workspace.Workspace.Panes;

/** How the room of the window is shared, and how it gets to be shared so. For the JavaFX thread. */
final class PaneSizes {
  private static final double PRECISION = 10_000;

  private final SplitPane middle;
  private final PlotArea plots;
  private final SidePanel side;

  /**
   * Of a window.
   *
   * @param middle has the plots and the side panel side by side
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

  /** Gives the side panel its room and its tab. */
  void applySide(Panes panes) {
    panes.side().ifPresent(share -> apply(List.of(share), middle));
    side.choose(panes.tab());
  }

  /** Gives the plots their room, as far as there are as many of them. */
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

  /** Rounded, so that nothing seems to change when the window is laid out anew. */
  private static List<Double> shares(SplitPane split) {
    return Arrays.stream(split.getDividerPositions())
        .map(share -> Math.rint(share * PRECISION) / PRECISION)
        .boxed()
        .toList();
  }
}
