package topicscope.desk.shell;

import java.util.function.Consumer;
import java.util.function.Function;
import topicscope.desk.model.Desk;
import topicscope.desk.plot.PlotArea;
import topicscope.desk.plot.PlotPane;
import topicscope.desk.widget.Command;
import topicscope.transform.ExpressionReader;
import topicscope.transform.Transform;
import topicscope.transform.TransformKind;

/** Commands for the focused plot, the desk and the side panel. */
final class WindowCommands {
  private static final double ZOOM = 1.5;
  private static final double STEP = 1.0 / 8;

  private WindowCommands() {}

  private static Function<Consumer<PlotPane>, Runnable> onFocused(PlotArea plots) {
    return action -> () -> action.accept(plots.focused());
  }

  /** Commands that move the picture in time. */
  static Command[] ofTime(PlotArea plots) {
    Function<Consumer<PlotPane>, Runnable> run = onFocused(plots);
    return new Command[] {
      Command.of("Run or stop the picture", "Space", run.apply(PlotPane::runOrStop)),
      Command.of("Skip to the latest record", "End", run.apply(pane -> pane.plot().skipToLatest())),
      Command.of("Back to live", "L", run.apply(pane -> pane.chart().backToLive())),
      Command.of("Stop loading, go live", "Shift+L", run.apply(PlotPane::stopLoading)),
      Command.of("Fit all that is held", "F", run.apply(pane -> pane.chart().fit())),
      Command.of("Zoom in", "Up", run.apply(pane -> pane.zoom(1 / ZOOM))),
      Command.of("Zoom out", "Down", run.apply(pane -> pane.zoom(ZOOM))),
      Command.of("Move back", "Left", run.apply(pane -> pane.pan(STEP))),
      Command.of("Move forward", "Right", run.apply(pane -> pane.pan(-STEP)))
    };
  }

  /** Commands that move the picture in y. */
  static Command[] ofY(PlotArea plots) {
    Function<Consumer<PlotPane>, Runnable> run = onFocused(plots);
    return new Command[] {
      Command.of("Zoom in on y", "Shift+Up", run.apply(pane -> pane.chart().zoomY(1 / ZOOM))),
      Command.of("Zoom out of y", "Shift+Down", run.apply(pane -> pane.chart().zoomY(ZOOM))),
      Command.of("Move up", "Page Up", run.apply(pane -> pane.chart().panY(STEP))),
      Command.of("Move down", "Page Down", run.apply(pane -> pane.chart().panY(-STEP))),
      Command.of("Let y follow the traces", "Y", run.apply(pane -> pane.chart().setYAuto())),
      Command.of("Lanes, overlay, 0–100 % or logarithmic", "G", run.apply(PlotPane::nextMode))
    };
  }

  /** Commands for the two cursors. */
  static Command[] ofCursors(PlotArea plots) {
    Function<Consumer<PlotPane>, Runnable> run = onFocused(plots);
    return new Command[] {
      Command.of("Cursors on or off", "C", run.apply(pane -> pane.chart().toggleCursors())),
      Command.of("Choose the other cursor", "X", run.apply(pane -> pane.chart().swapCursors())),
      Command.of(
          "Cursor to the left", "Shift+Left", run.apply(pane -> pane.chart().stepCursor(false))),
      Command.of(
          "Cursor to the right", "Shift+Right", run.apply(pane -> pane.chart().stepCursor(true)))
    };
  }

  /** Commands for triggers and captures. */
  static Command[] ofTriggers(SidePanel side, PlotArea plots) {
    Function<Consumer<PlotPane>, Runnable> run = onFocused(plots);
    return new Command[] {
      Command.of("Trigger and captures", "7", () -> side.choose("trigger")),
      Command.of("Arm the trigger, or leave it", "J", run.apply(pane -> pane.trigger().toggle())),
      Command.of(
          "Arm the trigger for one capture",
          "Shift+J",
          run.apply(pane -> pane.trigger().armOnce())),
      Command.of("Capture what is new", "K", run.apply(pane -> pane.trigger().force())),
      Command.typed("Older capture", ",", run.apply(pane -> pane.trigger().step(true))),
      Command.typed("Newer capture", ".", run.apply(pane -> pane.trigger().step(false))),
      Command.typed(
          "Where the trigger fired before", "<", run.apply(pane -> pane.trigger().search(false))),
      Command.typed(
          "Where the trigger fires next", ">", run.apply(pane -> pane.trigger().search(true)))
    };
  }

  /** Commands that add, close and arrange plots. */
  static Command[] ofDesk(Desk desk) {
    return new Command[] {
      Command.of("Add a plot", "Shortcut+T", desk::add),
      Command.of(
          "Close the plot", "Shortcut+W", () -> desk.closePlot(desk.focusedProperty().get())),
      Command.of("Add records/s", "R", () -> add(desk, TransformKind.RECORDS)),
      Command.of("Add bytes/s", "Shift+R", () -> add(desk, TransformKind.BYTES)),
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

  private static void add(Desk desk, TransformKind rate) {
    desk.focusedProperty().get().add(Transform.perSecond(rate));
  }

  /** Commands that show a tab of the side panel. */
  static Command[] ofSide(SidePanel side, PlotArea plots) {
    return new Command[] {
      Command.of("Series", "1", () -> side.choose("series")),
      Command.of("Only the chosen series, or all", "O", () -> plots.focused().series().only()),
      Command.of(
          "All but the chosen series, or all", "Shift+O", () -> plots.focused().series().allBut()),
      Command.of(
          "Big numbers, or the table of series",
          "N",
          () -> {
            side.choose("series");
            plots.focused().series().toggleBig();
          }),
      Command.of("Tail: records as they arrive", "2", () -> side.choose("tail")),
      Command.of("Record in full", "3", () -> side.choose("record")),
      Command.of("How records are read", "4", () -> side.choose("format")),
      Command.of("Alerts", "5", () -> side.choose("alerts")),
      Command.of("Measure a series", "6", () -> side.choose("distribution")),
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
}
