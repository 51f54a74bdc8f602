package topicscope.desk.plot;

import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import topicscope.kafka.partition.BacklogProgress;

/**
 * How far the reading of what a topic already holds has come, and the way to end it. A short load
 * is not worth a word.
 *
 * <p>Owned by the JavaFX thread; told a few times a second.
 */
public final class LoadProgressBar extends HBox {
  private static final int WORTH_A_WORD = 3;

  private final ProgressBar bar = new ProgressBar(0);
  private final Label text = new Label();
  private int told;

  /**
   * A bar that isn't seen.
   *
   * @param stop ends the load
   */
  public LoadProgressBar(Runnable stop) {
    setId("load-bar");
    getStyleClass().add("load-bar");
    setAlignment(Pos.CENTER_LEFT);
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    text.setId("load-text");
    Button cancel = new Button("Stop loading (Shift+L)");
    cancel.setId("load-stop");
    cancel.setOnAction(event -> stop.run());
    getChildren().addAll(bar, text, cancel);
    setVisible(false);
  }

  /** Shows how far it is; nothing when no load is under way. */
  public void show(Optional<BacklogProgress> progress) {
    told = progress.isPresent() ? told + 1 : 0;
    setVisible(told >= WORTH_A_WORD);
    progress.ifPresent(now -> {
      bar.setProgress(now.fraction());
      text.setText(
          String.format(Locale.ROOT, "loading %,d of %,d offsets", now.done(), now.total()));
    });
  }
}
