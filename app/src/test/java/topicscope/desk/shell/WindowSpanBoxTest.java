package topicscope.desk.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static topicscope.desk.OpenWindow.runOnFx;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import topicscope.desk.model.WindowSpan;

class WindowSpanBoxTest {
  private final ObjectProperty<WindowSpan> span = new SimpleObjectProperty<>(seconds(3));

  @BeforeEach
  void startToolkit() throws Exception {
    FxToolkit.registerPrimaryStage();
  }

  @Test
  @DisplayName(
      "of the spans outside the menu, such as those of a zoom, only the present is offered")
  void follow_oddSpans_onlyThePresentIsOffered() {
    runOnFx(() -> {
      WindowSpanBox box = new WindowSpanBox();
      box.follow(span);
      span.set(seconds(7));
      span.set(seconds(13));
      span.set(seconds(17));
      box.step(0);
      assertThat(added(box)).containsExactly(seconds(17));
      assertThat(box.getValue()).isEqualTo(seconds(17));

      box.step(-1);
      assertThat(span.get()).isEqualTo(seconds(10));
      box.step(1);
      assertThat(span.get()).isEqualTo(seconds(60));
      assertThat(added(box)).isEmpty();

      box.follow(new SimpleObjectProperty<>(seconds(5)));
      box.step(0);
      assertThat(added(box)).containsExactly(seconds(5));
      assertThat(span.get()).isEqualTo(seconds(60));
    });
  }

  private static List<WindowSpan> added(WindowSpanBox box) {
    List<WindowSpan> added = new ArrayList<>(box.getItems());
    added.removeAll(WindowSpan.ALL);
    return added;
  }

  private static WindowSpan seconds(int count) {
    return WindowSpan.ofSpan(Duration.ofSeconds(count));
  }
}
