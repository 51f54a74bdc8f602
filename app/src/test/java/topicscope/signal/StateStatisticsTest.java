package topicscope.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Execution(CONCURRENT)
class StateStatisticsTest {
  private static final List<String> STATES = List.of("IDLE", "BUSY", "DOWN");

  @ParameterizedTest
  @CsvSource({"10, 100, 0.5", "1000, 700, 0.3", "50000, 60000, 0.001", "50000, 20000, 0.2"})
  @DisplayName("counts and times are those of going through every sample, whatever the index says")
  void shares_areThoseOfEverySample(int samples, int capacity, double changes) {
    Random random = new Random(samples);
    StateNames names = new StateNames();
    STATES.forEach(names::add);
    SampleBuffer buffer = new SampleBuffer(capacity);
    SampleBatch batch = new SampleBatch();
    long time = 1_700_000_000_000L;
    int state = 0;
    for (int i = 0; i < samples; i++) {
      state = random.nextDouble() < changes ? random.nextInt(STATES.size()) : state;
      batch.addLong(time, state, 0, i);
      time += random.nextInt(50);
    }
    buffer.append(batch);

    List<StateStatistics.Share> shares = StateStatistics.of(buffer, names);

    Map<String, StateStatistics.Share> expected = naive(buffer, names);
    assertThat(shares).containsExactlyInAnyOrderElementsOf(expected.values());
    assertThat(shares)
        .extracting(StateStatistics.Share::ms)
        .isSortedAccordingTo((a, b) -> {
          return Long.compare(b, a);
        });
  }

  private static Map<String, StateStatistics.Share> naive(SampleBuffer buffer, StateNames names) {
    SampleCopy copy = new SampleCopy();
    buffer.copyLast(Integer.MAX_VALUE, copy);
    Map<String, StateStatistics.Share> shares = new HashMap<>();
    for (int i = 0; i < copy.size(); i++) {
      String name = names.name(copy.value(i));
      long ms = i + 1 < copy.size() ? copy.time(i + 1) - copy.time(i) : 0;
      shares.merge(
          name,
          new StateStatistics.Share(name, 1, ms),
          (one, other) -> new StateStatistics.Share(name, one.count() + 1, one.ms() + other.ms()));
    }
    return shares;
  }
}
