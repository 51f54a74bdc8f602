package topicscope.desk.plot;

import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import topicscope.desk.widget.Command;
import topicscope.desk.widget.Nodes;
import topicscope.kafka.partition.BacklogProgress;

/**
 * Progress of a load, and the button that ends it. A short load is not shown.
 *
 * <p>Owned by the JavaFX thread; updated a few times a second.
 */
public final class LoadProgressBar extends HBox {
  private static final int MIN_UPDATES = 3;

  private final ProgressBar bar = new ProgressBar(0);
  private final Label text = Nodes.named("load-text", new Label());
  private int updates;

  /**
   * A hidden bar.
   *
   * @param stop ends the load
   */
  public LoadProgressBar(Runnable stop) {
    setId("load-bar");
    getStyleClass().add("load-bar");
    setAlignment(Pos.CENTER_LEFT);
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    Button cancel =
        Nodes.button("load-stop", "Stop loading (" + Command.keyText("Shift+L") + ")", stop);
    // In a narrow plot it may be cut.
    cancel.setMinWidth(USE_COMPUTED_SIZE);
    getChildren().addAll(bar, text, cancel);
    setVisible(false);
  }

  /** Shows the progress; empty hides the bar. */
  public void show(Optional<BacklogProgress> progress) {
    updates = progress.isPresent() ? updates + 1 : 0;
    setVisible(updates >= MIN_UPDATES);
    progress.ifPresent(now -> {
      bar.setProgress(now.fraction());
      text.setText(
          String.format(Locale.ROOT, "loading %,d of %,d offsets", now.done(), now.total()));
    });
  }
}
