package topicscope.plot.paint;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Scene;
import javafx.scene.layout.Background;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Stop;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OpaqueBackgroundTest {
  private final Pane node = new Pane();
  private final Pane clear = new Pane(node);
  private final Pane outer = new Pane(clear);

  @Test
  @DisplayName("the nearest fill behind the node counts, not one further out")
  void behind_twoFills_theNearer() {
    clear.setBackground(Background.fill(Color.TRANSPARENT));
    outer.setBackground(Background.fill(Color.NAVY));
    var _ = new Scene(new Pane(outer), Color.WHITE);

    assertThat(OpaqueBackground.behind(node)).isEqualTo(0xff000080);
  }

  @Test
  @DisplayName("without any fill the scene's own colour is behind the node")
  void behind_noFill_theScene() {
    Scene scene = new Scene(outer, Color.LIME);
    outer.setBackground(Background.EMPTY);

    assertThat(scene.getFill()).isEqualTo(Color.LIME);
    assertThat(OpaqueBackground.behind(node)).isEqualTo(0xff00ff00);
  }

  @Test
  @DisplayName("a background that isn't one opaque colour is not used")
  void behind_gradientOrTranslucent_none() {
    outer.setBackground(Background.fill(Color.rgb(1, 2, 3, 0.5)));
    assertThat(OpaqueBackground.behind(node)).isEqualTo(OpaqueBackground.NONE);

    outer.setBackground(
        Background.fill(
            new LinearGradient(
                0,
                0,
                1,
                1,
                true,
                CycleMethod.NO_CYCLE,
                new Stop(0, Color.RED),
                new Stop(1, Color.BLUE))));
    assertThat(OpaqueBackground.behind(node)).isEqualTo(OpaqueBackground.NONE);
  }
}
