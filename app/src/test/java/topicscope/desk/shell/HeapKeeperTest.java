package topicscope.desk.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HeapKeeperTest {
  private static final long MB = 1 << 20;

  private final AtomicInteger collections = new AtomicInteger();
  private long size = 64 * MB;
  private final HeapKeeper keeper = new HeapKeeper(() -> size, collections::incrementAndGet);

  @Test
  @DisplayName("a heap that grew is collected when it rests, and again until it shrinks no more")
  void keep_grownHeap_isCollectedAtRest() {
    for (size = 64 * MB; size < 512 * MB; size += 64 * MB) {
      keeper.keep();
    }
    assertThat(collections).hasValue(0);

    keeper.keep();
    keeper.keep();
    assertThat(collections).hasValue(1);

    size = 200 * MB;
    keeper.keep();
    keeper.keep();
    assertThat(collections).hasValue(2);

    size = 198 * MB;
    keeper.keep();
    keeper.keep();
    assertThat(collections).hasValue(2);
  }

  @Test
  @DisplayName("a heap that stays as it is is collected now and then, for what was closed")
  void keep_quietHeap_isCollectedSeldom() {
    for (int round = 0; round < 10 * HeapKeeper.ROUNDS_AT_REST; round++) {
      keeper.keep();
    }
    assertThat(collections.get()).isBetween(10, 11);
  }
}
