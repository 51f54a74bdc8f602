package topicscope.desk.shell;

import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import topicscope.desk.plot.PlotArea;
import topicscope.desk.widget.IconButton;

/** Pause/run, back to live, and fit, for the focused plot. */
final class RunButtons extends HBox {
  private final IconButton run;

  RunButtons(PlotArea plots) {
    getStyleClass().add("actions");
    run = new IconButton("run", Feather.PAUSE, "", () -> plots.focused().runOrStop());
    getChildren()
        .addAll(
            run,
            new IconButton(
                "live",
                Feather.SKIP_FORWARD,
                "Back to live (L)",
                () -> plots.focused().chart().backToLive()),
            new IconButton(
                "fit",
                Feather.MAXIMIZE,
                "Fit all that is held (F)",
                () -> plots.focused().chart().fit()));
    show(true);
  }

  /** Shows whether the focused plot is live. */
  void show(boolean live) {
    if (live) {
      run.show(Feather.PAUSE, "Hold the picture (Space)");
    } else {
      run.show(Feather.PLAY, "Run: back to live (Space)");
    }
  }
}
