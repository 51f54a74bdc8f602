package topicscope;

import static org.assertj.core.api.Assertions.assertThat;
import static topicscope.desk.OpenWindow.onFx;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Labeled;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import topicscope.desk.widget.Theme;
import topicscope.workspace.Workspace;
import topicscope.workspace.Workspace.Panes;
import topicscope.workspace.Workspace.Position;
import topicscope.workspace.Workspace.ThemeChoice;

class SplashTest {
  @BeforeEach
  void startToolkit() throws Exception {
    FxToolkit.registerPrimaryStage();
  }

  @AfterEach
  void cleanUp() throws Exception {
    onFx(() -> {
      Theme.use(ThemeChoice.SYSTEM);
      return true;
    });
    FxToolkit.cleanupStages();
  }

  @Test
  @DisplayName("a window is first seen in its colours, at its place, with what is waited for")
  void show_restoredLook_isTheFirstPicture() throws Exception {
    Workspace kept =
        new Workspace(
            Optional.of(new Position(30, 40, 600, 400, false)),
            ThemeChoice.DARK,
            "stacked",
            true,
            0,
            Panes.USUAL,
            List.of());
    Stage stage =
        Splash.begin()
            .show("Starting a broker…", Optional.of(kept), () -> {})
            .get(30, TimeUnit.SECONDS);

    assertThat(onFx(() -> ((Color) stage.getScene().getFill()).getBrightness())).isLessThan(0.3);
    assertThat(onFx(() -> List.of(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight())))
        .containsExactly(30.0, 40.0, 600.0, 400.0);
    assertThat(onFx(() -> sentences(stage))).contains("Topicscope", "Starting a broker…");
    assertThat(onFx(stage::getOpacity)).isEqualTo(1);
  }

  private static List<String> sentences(Stage stage) {
    return stage.getScene().getRoot().lookupAll(".label").stream()
        .map(node -> ((Labeled) node).getText())
        .toList();
  }
}
