package topicscope.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import topicscope.producer.source.Source;

class DemoTopicsTest {
  private static final int PER_SECOND = 2;
  private static final int LIMIT = DemoTopics.HIGH_HEART_RATE;

  @Test
  @DisplayName(
      "the heart rate exceeds its limit within 10 s after the history, for 2 s and more, and is"
          + " below it again within two minutes")
  void heartRate_afterHistory_exceedsAndReturns() {
    DemoFeed feed =
        DemoTopics.all().stream()
            .filter(one -> one.route().topic().equals(DemoTopics.HEART_RATE))
            .findFirst()
            .orElseThrow();
    Source heart = feed.source().get();
    List<Double> values =
        IntStream.range(0, feed.history() + 150 * PER_SECOND)
            .mapToObj(i -> heart.read().orElseThrow().value())
            .toList();

    List<Double> live = values.subList(feed.history(), values.size());
    int exceeds = first(live, 0, value -> value > LIMIT);
    assertThat(exceeds).isBetween(3 * PER_SECOND, 10 * PER_SECOND);
    assertThat(live.subList(exceeds, exceeds + 10 * PER_SECOND)).allMatch(value -> value > LIMIT);
    int returns = first(live, exceeds, value -> value <= LIMIT);
    assertThat(returns).isLessThan(120 * PER_SECOND);
    assertThat(values.subList(feed.history() - 60 * PER_SECOND, feed.history()))
        .as("the minute before is calm")
        .allMatch(value -> value < LIMIT);
  }

  private static int first(List<Double> values, int from, DoublePredicate wanted) {
    return IntStream.range(from, values.size())
        .filter(i -> wanted.test(values.get(i)))
        .findFirst()
        .orElseThrow();
  }
}
