package topicscope.desk.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import topicscope.desk.widget.MessageBar;
import topicscope.plot.ShownChart;

class ExportJobsTest {
  @Test
  @DisplayName("the end waits for nothing on the JavaFX thread, which may have ended before")
  void end_javaFxBusy_returns() {
    ShownChart.startToolkit();
    CompletableFuture<Void> ended = new CompletableFuture<>();
    Platform.runLater(() -> {
      new ExportJobs(new MessageBar()).end().run();
      ended.complete(null);
    });
    assertThat(ended).succeedsWithin(Duration.ofSeconds(20));
  }
}
