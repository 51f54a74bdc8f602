package topicscope.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import topicscope.signal.SeriesSet;

@DisplayName("The thread of transforms and alerts")
@Execution(CONCURRENT)
class AnalysisThreadTest {
  @Test
  @DisplayName("survives an Error in one step, names it, and runs the others")
  void step_throwsError_othersRun() {
    AtomicBoolean broken = new AtomicBoolean(true);
    AtomicInteger steps = new AtomicInteger();
    AnalysisThread.Step transforms =
        step(
            "the transforms",
            () -> {
              if (broken.get()) {
                throw new StackOverflowError("too deep");
              }
            });
    AnalysisThread.Step alerts = step("the alert rules", steps::incrementAndGet);
    try (AnalysisThread thread =
        new AnalysisThread(new SeriesSet(10), List.of(transforms, alerts))) {
      await().until(() -> steps.get() >= 3);
      assertThat(thread.failures()).isPositive();
      assertThat(thread.failure().orElse("")).contains("the transforms failed", "too deep");

      broken.set(false);
      await().until(() -> thread.failure().isEmpty());
    }
  }

  private static AnalysisThread.Step step(String name, Runnable work) {
    return new AnalysisThread.Step(name, now -> work.run());
  }
}
