package topicscope.desk.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static topicscope.desk.OpenWindow.onFx;
import static topicscope.desk.OpenWindow.runOnFx;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import topicscope.desk.distribution.DistributionRequest.Part;
import topicscope.desk.distribution.DistributionRequest.Subject;
import topicscope.signal.SampleBatch;
import topicscope.signal.SampleBuffer;
import topicscope.signal.Series;
import topicscope.signal.XRange;

class DistributionUpdaterTest {
  private static final XRange ALL = new XRange.ByNumber(0, 1e9);

  private final List<String> answers = new ArrayList<>();
  private final DistributionUpdater updater =
      new DistributionUpdater(
          found -> answers.add(found.request().subject().label() + found.values().count()));

  @BeforeEach
  void start() throws Exception {
    FxToolkit.registerPrimaryStage();
  }

  @Test
  @DisplayName("an answer about another series than the one wanted now is dropped")
  void want_another_dropsTheFirst() {
    Series a = series("a", 3);
    Series b = series("b", 5);
    runOnFx(() -> {
      updater.want(request(a));
      updater.want(request(b));
    });
    await().until(() -> onFx(() -> !answers.isEmpty()));
    assertThat(onFx(() -> List.copyOf(answers))).containsExactly("b5");
  }

  @Test
  @DisplayName("the same request is answered once; one with more samples again")
  void want_sameAgain_isAnsweredOnce() {
    Series a = series("a", 3);
    await()
        .until(() ->
            onFx(() -> {
              updater.want(request(a));
              return answers.size() == 1;
            }));
    runOnFx(() -> updater.want(request(a)));
    add(a, 2);
    await()
        .until(() ->
            onFx(() -> {
              updater.want(request(a));
              return answers.size() > 1;
            }));
    assertThat(onFx(() -> List.copyOf(answers))).containsExactly("a3", "a5");
  }

  @Test
  @DisplayName("what is stopped is not answered, and the next request is")
  void stop_running_isNotAnswered() {
    Series a = series("a", 3);
    Series b = series("b", 4);
    runOnFx(() -> {
      updater.want(request(a));
      updater.stop();
      updater.want(request(b));
    });
    await().until(() -> onFx(() -> !answers.isEmpty()));
    assertThat(onFx(() -> List.copyOf(answers))).containsExactly("b4");
  }

  private static DistributionRequest request(Series series) {
    Subject subject = new Subject(series, series.name(), "", Part.IN_SIGHT);
    return DistributionRequest.of(subject, ALL, false, 50, 0);
  }

  private static Series series(String name, int count) {
    Series made = new Series(name, new SampleBuffer(100));
    add(made, count);
    return made;
  }

  private static void add(Series to, int count) {
    SampleBatch batch = new SampleBatch();
    for (int i = 0; i < count; i++) {
      batch.add(1_700_000_000_000L + i, i, 0, i);
    }
    to.buffer().append(batch);
  }
}
