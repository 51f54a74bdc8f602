package topicscope.signal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RecordCounterTest {
  @Test
  @DisplayName("the range of the timestamps is that of the last batch with records")
  void batch_rangeOfTimestamps() {
    RecordCounter counter = new RecordCounter();
    assertThat(counter.newestInBatch()).isEmpty();
    counter.add(5_000, 0, 0, 0);
    counter.add(9_000, 0, 0, 1);
    counter.add(7_000, 0, 0, 2);
    assertThat(counter.newestInBatch()).isEmpty();
    counter.flush();
    assertThat(counter.newestInBatch()).hasValue(9_000);
    assertThat(counter.oldestInBatch()).hasValue(5_000);

    counter.flush();
    assertThat(counter.newestInBatch()).hasValue(9_000);

    counter.add(6_000, 0, 0, 3);
    counter.flush();
    assertThat(counter.newestInBatch()).hasValue(6_000);
    assertThat(counter.oldestInBatch()).hasValue(6_000);

    counter.add(-1, 0, 0, 4);
    counter.flush();
    assertThat(counter.newestInBatch()).as("no timestamp").isEmpty();
  }
}
