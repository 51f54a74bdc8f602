package topicscope.desk.shell;

import java.util.function.Consumer;
import topicscope.desk.model.Desk;
import topicscope.desk.plot.PlotArea;
import topicscope.desk.plot.PlotPane;
import topicscope.desk.widget.Command;
import topicscope.transform.ExpressionReader;

/** Commands for the focused plot, the desk and the side panel. */
final class WindowCommands {
  private WindowCommands() {}

  /** Commands that move the picture. */
  static Command[] ofPlot(PlotArea plots) {
    Runner run = action -> () -> action.accept(plots.focused());
    return new Command[] {
      Command.of("Run or stop the picture", "Space", run.on(PlotPane::runOrStop)),
      Command.of("Skip to the latest record", "End", run.on(pane -> pane.plot().skipToLatest())),
      Command.of("Back to live", "L", run.on(pane -> pane.chart().backToLive())),
      Command.of("Stop loading, go live", "Shift+L", run.on(PlotPane::stopLoading)),
      Command.of("Fit all that is held", "F", run.on(pane -> pane.chart().fit())),
      Command.of("Zoom in", "Up", run.on(PlotPane::zoomIn)),
      Command.of("Zoom out", "Down", run.on(PlotPane::zoomOut)),
      Command.of("Move back", "Left", run.on(PlotPane::moveBack)),
      Command.of("Move forward", "Right", run.on(PlotPane::moveForward)),
      Command.of("Zoom in on y", "Shift+Up", run.on(PlotPane::zoomInOnY)),
      Command.of("Zoom out of y", "Shift+Down", run.on(PlotPane::zoomOutOfY)),
      Command.of("Move up", "Page Up", run.on(PlotPane::moveUp)),
      Command.of("Move down", "Page Down", run.on(PlotPane::moveDown)),
      Command.of("Let y follow the traces", "Y", run.on(pane -> pane.chart().setYAuto())),
      Command.of("Cursors on or off", "C", run.on(pane -> pane.chart().toggleCursors())),
      Command.of("Choose the other cursor", "X", run.on(pane -> pane.chart().swapCursors())),
      Command.of(
          "Cursor to the left", "Shift+Left", run.on(pane -> pane.chart().stepCursor(false))),
      Command.of(
          "Cursor to the right", "Shift+Right", run.on(pane -> pane.chart().stepCursor(true)))
    };
  }

  /** Commands that add, close and arrange plots. */
  static Command[] ofDesk(Desk desk) {
    return new Command[] {
      Command.of("Add a plot", "Shortcut+T", desk::add),
      Command.of("Close the plot", "Shortcut+W", () -> desk.remove(desk.focusedProperty().get())),
      Command.of("Next plot", "F6", () -> desk.focusNext(1)),
      Command.of("Previous plot", "Shift+F6", () -> desk.focusNext(-1)),
      Command.of(
          "Stack or tile the plots",
          "Shortcut+Shift+T",
          () -> desk.layoutProperty().set(desk.layoutProperty().get().other())),
      Command.of(
          "Share one time axis, or not",
          "Shortcut+Shift+A",
          () -> desk.linkedProperty().set(!desk.linkedProperty().get()))
    };
  }

  /** Commands that show a tab of the side panel. */
  static Command[] ofSide(SidePanel side, PlotArea plots) {
    return new Command[] {
      Command.of("Series", "1", side::showSeries),
      Command.of("Tail: records as they arrive", "2", side::showTail),
      Command.of("Record in full", "3", side::showInspector),
      Command.of("How records are read", "4", side::showDecode),
      Command.of("Alerts", "5", side::showAlerts),
      Command.of("Add an alert rule", "A", () -> side.writeRule(beginning(plots)))
    };
  }

  /** The start of a rule for the chosen series. */
  private static String beginning(PlotArea plots) {
    return plots
        .focused()
        .series()
        .chosen()
        .map(name -> ExpressionReader.quote(name) + " > ")
        .orElse("");
  }

  private interface Runner {
    Runnable on(Consumer<PlotPane> action);
  }
}
