package topicscope.desk.plot;

import java.time.Duration;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import topicscope.desk.widget.Hint;
import topicscope.desk.widget.Nodes;
import topicscope.kafka.client.ReaderState;
import topicscope.reading.AgeText;
import topicscope.reading.StateText;

/**
 * Why a plot stands still, and the age of what it shows; hidden while records can come.
 *
 * <p>Owned by the JavaFX thread; updated a few times a second.
 */
final class PlotBanner extends Label {
  PlotBanner() {
    setId("plot-banner");
    getStyleClass().add("plot-banner");
    setWrapText(true);
    setMaxSize(Double.MAX_VALUE, Region.USE_PREF_SIZE);
    Hint.bind(this, textProperty());
    setVisible(false);
    Nodes.collapsing(this);
  }

  /** Whether a reader in this state can't receive records. */
  static boolean isAbout(ReaderState state) {
    return state.kind() == ReaderState.Kind.DOWN || state.kind() == ReaderState.Kind.FAILED;
  }

  /** Shows a state of {@link #isAbout}. */
  void show(ReaderState state, Optional<Duration> age) {
    String old = age.map(time -> " Newest record: " + old(time) + " ago.").orElse("");
    String text = StateText.sentence(state.cause()) + "." + old;
    if (!text.equals(getText())) {
      setText(text);
    }
    setVisible(true);
  }

  /** In whole seconds, or minutes and more. */
  private static String old(Duration age) {
    return age.toMinutes() == 0 ? age.toSeconds() + " s" : AgeText.of(age);
  }

  void hide() {
    setVisible(false);
  }
}
