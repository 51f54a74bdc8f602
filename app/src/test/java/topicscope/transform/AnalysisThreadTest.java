package topicscope.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import topicscope.signal.SeriesSet;

class AnalysisThreadTest {
  @Test
  @DisplayName("a step that overflows the stack is counted and reported once; later steps run on")
  void step_stackOverflow_laterStepsRun() throws InterruptedException {
    List<Throwable> reported = new CopyOnWriteArrayList<>();
    CountDownLatch rounds = new CountDownLatch(3);
    SeriesSet set = new SeriesSet(10);
    AnalysisThread.Step broken =
        _ -> {
          throw new StackOverflowError("injected");
        };
    try (AnalysisThread stepper =
        new AnalysisThread(set, List.of(broken, _ -> rounds.countDown()), reported::add)) {
      assertThat(rounds.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(stepper.failures()).isGreaterThanOrEqualTo(3);
    }
    assertThat(reported).singleElement().isInstanceOf(StackOverflowError.class);
  }

  @Test
  @DisplayName("a part that throws an Error does not keep later parts from running")
  void part_throwsError_laterPartsRun() {
    StepFailures failures = new StepFailures();
    List<String> ran = new ArrayList<>();
    failures.run(() -> {
      throw new StackOverflowError("injected");
    });
    failures.run(() -> ran.add("later"));
    assertThat(ran).containsExactly("later");
    assertThatThrownBy(failures::rethrow).hasCauseInstanceOf(StackOverflowError.class);
    failures.rethrow();
  }
}
