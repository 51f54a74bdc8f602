package topicscope.desk.widget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static topicscope.desk.OpenWindow.onFx;
import static topicscope.desk.OpenWindow.runOnFx;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

class MessageBarTest {
  private MessageBar bar;

  @BeforeEach
  void open() throws Exception {
    FxToolkit.registerPrimaryStage();
    bar = onFx(MessageBar::new);
  }

  @Test
  @DisplayName("a notice goes after 4 s; what has failed stays, and so does what is under way")
  void say_goesByItself_failureStays() {
    long start = System.nanoTime();
    MessageBar.Message exporting = onFx(() -> bar.begin("Exporting…"));
    runOnFx(() -> bar.say("Copied 200 values"));
    runOnFx(() -> bar.warn("Not saved: the disk is full"));
    assertThat(texts())
        .containsExactly("Exporting…", "Copied 200 values", "Not saved: the disk is full");

    await().until(() -> !texts().contains("Copied 200 values"));
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isGreaterThanOrEqualTo(Duration.ofMillis(3_900));
    assertThat(texts()).containsExactly("Exporting…", "Not saved: the disk is full");

    runOnFx(() -> exporting.end("Saved 3 rows"));
    await().until(() -> texts().equals(List.of("Not saved: the disk is full")));
  }

  @Test
  @DisplayName("at most three: the oldest notice goes first, and a failure only for failures")
  void say_many_oldestGoes() {
    runOnFx(() -> {
      bar.warn("failed 1");
      bar.say("notice 1");
      bar.say("notice 2");
      bar.say("notice 3");
    });
    assertThat(texts()).containsExactly("failed 1", "notice 2", "notice 3");
    runOnFx(() -> {
      bar.warn("failed 2");
      bar.warn("failed 3");
      bar.warn("failed 4");
    });
    assertThat(texts()).containsExactly("failed 2", "failed 3", "failed 4");
  }

  @Test
  @DisplayName("a notice with an action outlasts the others; its action runs once and closes it")
  void say_withAction_outlastsOthers() {
    AtomicInteger undone = new AtomicInteger();
    MessageBar.Message closed =
        onFx(() -> {
          var message =
              bar.say("Closed plot 2", "Undo", undone::incrementAndGet, Duration.ofSeconds(10));
          bar.say("notice 1");
          bar.say("notice 2");
          bar.say("notice 3");
          return message;
        });
    assertThat(texts()).containsExactly("Closed plot 2", "notice 2", "notice 3");
    await().until(() -> texts().equals(List.of("Closed plot 2")));

    runOnFx(((Hyperlink) closed.lookup(".footnote-action"))::fire);
    assertThat(undone).hasValue(1);
    assertThat(texts()).isEmpty();
    MessageBar.Message brief =
        onFx(() -> bar.say("Brief", "Undo", undone::incrementAndGet, Duration.ofMillis(50)));
    await().until(() -> onFx(() -> brief.getParent() == null));
    assertThat(undone).hasValue(1);
  }

  private List<String> texts() {
    return onFx(() ->
        bar.lookupAll(".footnote-text").stream()
            .map(label -> ((Labeled) label).getText())
            .toList());
  }
}
