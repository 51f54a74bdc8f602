package topicscope;

import static org.assertj.core.api.Assertions.assertThat;
import static topicscope.desk.OpenWindow.onFx;

import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import topicscope.desk.widget.SceneFill;

class SplashTest {
  @BeforeEach
  void startToolkit() throws Exception {
    FxToolkit.registerPrimaryStage();
  }

  @AfterEach
  void cleanUp() throws Exception {
    FxToolkit.cleanupStages();
  }

  @Test
  @DisplayName("a window has its colour, its styles and its layout before it is on screen")
  void open_firstFrame_isPrepared() {
    AtomicReference<Paint> fill = new AtomicReference<>();
    AtomicReference<Double> width = new AtomicReference<>();
    onFx(() -> {
      SceneFill ground = new SceneFill();
      ground.setStyle("-fx-background-color: #0d1117;");
      Label label = new Label("Starting");
      Stage stage = new Stage();
      stage.setScene(new Scene(new StackPane(ground, label), 400, 300));
      stage.setOnShowing(event -> {
        fill.set(stage.getScene().getFill());
        width.set(label.getWidth());
      });
      Splash.open(stage);
      return stage;
    });

    assertThat(fill.get()).isEqualTo(Color.web("#0d1117"));
    assertThat(width.get()).isPositive();
  }
}
