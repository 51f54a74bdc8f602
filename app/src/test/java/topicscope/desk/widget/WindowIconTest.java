package topicscope.desk.widget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static topicscope.desk.OpenWindow.onFx;
import static topicscope.desk.OpenWindow.runOnFx;

import java.util.List;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

class WindowIconTest {
  @Test
  @DisplayName("a window has an icon for task bars, lists of windows and large screens")
  void addTo_allSizes() throws Exception {
    Stage stage = FxToolkit.registerPrimaryStage();
    runOnFx(() -> stage.getIcons().clear());

    runOnFx(() -> WindowIcon.addTo(stage));

    await().until(() -> onFx(() -> !stage.getIcons().isEmpty()));
    List<Image> icons = onFx(() -> List.copyOf(stage.getIcons()));
    assertThat(icons)
        .noneMatch(Image::isError)
        .extracting(Image::getWidth)
        .containsExactly(16.0, 32.0, 48.0, 128.0, 256.0);
  }
}
