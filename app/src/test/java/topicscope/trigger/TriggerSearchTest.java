package topicscope.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import topicscope.alert.AlertRule;
import topicscope.alert.RuleEvaluator;
import topicscope.signal.SampleBatch;
import topicscope.signal.SampleBuffer;

/** Where a trigger fires among the samples held. */
@Execution(CONCURRENT)
class TriggerSearchTest {
  private static final long BASE = 1_700_000_000_000L;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s > 3",
        "s > 3 until 2",
        "s < -3.5",
        "s outside -3..3",
        "s crosses 3 by 1",
        "s > 1 for 5s",
        "s rises > 20/s"
      })
  @DisplayName("the next and the last place are those that a look at every sample finds")
  void search_anywhere_asEverySampleSays(String text) {
    AlertRule rule = AlertRule.parse(text);
    for (int seed = 0; seed < 4; seed++) {
      SampleBuffer buffer = walk(new Random(seed), 60_000);
      List<Long> all = everySample(rule, buffer);
      TriggerSearch search = new TriggerSearch(rule, buffer);
      Random random = new Random(seed);
      for (int i = 0; i < 60; i++) {
        long at = random.nextLong(buffer.appended());
        assertThat(search.after(at).map(TriggerSearch.Found::number))
            .as("%s after %d, seed %d", text, at, seed)
            .isEqualTo(all.stream().filter(n -> n > at).findFirst());
        assertThat(search.before(at).map(TriggerSearch.Found::number))
            .as("%s before %d, seed %d", text, at, seed)
            .isEqualTo(
                Optional.of(all.stream().filter(n -> n < at).toList())
                    .filter(some -> !some.isEmpty())
                    .map(List::getLast));
      }
    }
  }

  @Test
  @DisplayName("among ten million samples without an edge it looks at the index alone")
  void search_tenMillion_findsTheOnlyEdge() {
    SampleBuffer buffer = new SampleBuffer(10_000_000);
    SampleBatch batch = new SampleBatch();
    for (int i = 0; i < 10_000_000; i++) {
      batch.add(BASE + i, i == 7_654_321 ? 100 : i % 10, 0, i);
      if (batch.size() == 50_000) {
        buffer.append(batch);
        batch.clear();
      }
    }
    TriggerSearch search = new TriggerSearch(AlertRule.parse("s > 50"), buffer);
    assertThat(search.after(10).map(TriggerSearch.Found::number)).contains(7_654_321L);
    assertThat(search.before(9_999_999).map(TriggerSearch.Found::number)).contains(7_654_321L);
    assertThat(search.after(7_654_321)).isEmpty();
    assertThat(search.before(7_654_321)).isEmpty();
  }

  /** A walk that is held near 0, so that it passes levels again and again. */
  private static SampleBuffer walk(Random random, int count) {
    SampleBuffer buffer = new SampleBuffer(count);
    SampleBatch batch = new SampleBatch();
    double value = 0;
    for (int i = 0; i < count; i++) {
      value = 0.98 * value + random.nextGaussian();
      batch.add(BASE + i * 100L, value, 0, i);
    }
    buffer.append(batch);
    return buffer;
  }

  private static List<Long> everySample(AlertRule rule, SampleBuffer buffer) {
    List<Long> found = new ArrayList<>();
    long[] number = {0};
    RuleEvaluator evaluator =
        new RuleEvaluator(
            rule,
            RuleEvaluator.Begin.EDGE,
            (raised, sinceMs, atMs, shown) -> {
              if (raised) {
                found.add(number[0]);
              }
            });
    for (long i = 0; i < buffer.appended(); i++) {
      number[0] = i;
      var sample = buffer.sample(i).orElseThrow();
      evaluator.take(sample.timeMs(), sample.nanos(), sample.value());
    }
    return found;
  }
}
