package topicscope.desk;

import java.util.function.Consumer;

/** The commands of the window that go to the focused plot, with their keys. */
final class WindowCommands {
  private WindowCommands() {}

  /** Those that move the picture. */
  static Command[] ofPlot(PlotArea plots) {
    Runner run = action -> () -> action.accept(plots.focused());
    return new Command[] {
      Command.of("Run or stop the picture", "Space", run.on(PlotPane::runOrStop)),
      Command.of("Back to live", "L", run.on(pane -> pane.chart().backToLive())),
      Command.of("Fit all that is held", "F", run.on(pane -> pane.chart().fit())),
      Command.of("Fit all that is held (Home)", "Home", run.on(pane -> pane.chart().fit())),
      Command.of("Zoom in", "Up", run.on(PlotPane::zoomIn)),
      Command.of("Zoom out", "Down", run.on(PlotPane::zoomOut)),
      Command.of("Move back", "Left", run.on(PlotPane::moveBack)),
      Command.of("Move forward", "Right", run.on(PlotPane::moveForward))
    };
  }

  /** Those that show a tab of the side panel. */
  static Command[] ofSide(SidePanel side) {
    return new Command[] {
      Command.of("Series", "1", side::showSeries),
      Command.of("Tail: records as they arrive", "2", side::showTail),
      Command.of("Record in full", "3", side::showInspector),
      Command.of("How records are read", "4", side::showDecode)
    };
  }

  private interface Runner {
    Runnable on(Consumer<PlotPane> action);
  }
}
