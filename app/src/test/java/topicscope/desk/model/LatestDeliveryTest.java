package topicscope.desk.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LatestDeliveryTest {
  private final Queue<Runnable> queued = new ArrayDeque<>();
  private final List<Integer> received = new ArrayList<>();
  private final LatestDelivery<Integer> delivery = new LatestDelivery<>(queued::add, received::add);

  @Test
  @DisplayName("10,000 values before the receiver runs: one task, and the latest value")
  void accept_manyValues_oneTaskWithTheLatest() {
    for (int i = 1; i <= 10_000; i++) {
      delivery.accept(i);
    }
    assertThat(queued).hasSize(1);
    queued.remove().run();
    assertThat(received).containsExactly(10_000);
  }

  @Test
  @DisplayName("a value after a delivery is delivered by another task")
  void accept_afterDelivery_anotherTask() {
    delivery.accept(1);
    queued.remove().run();
    delivery.accept(2);
    queued.remove().run();
    assertThat(received).containsExactly(1, 2);
  }

  @Test
  @DisplayName("a receiver that throws still gets the next value")
  void accept_receiverThrows_nextValueArrives() {
    LatestDelivery<Integer> failing =
        new LatestDelivery<>(
            queued::add,
            value -> {
              received.add(value);
              throw new IllegalStateException("value " + value);
            });
    failing.accept(1);
    assertThatThrownBy(() -> queued.remove().run()).hasMessage("value 1");
    failing.accept(2);
    assertThatThrownBy(() -> queued.remove().run()).hasMessage("value 2");
    assertThat(received).containsExactly(1, 2);
  }
}
