package topicscope.platform;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A loop")
class LoopTest {
  private static final Duration BOUND = Duration.ofSeconds(30);

  @Test
  @DisplayName("survives every Throwable, counts it, reports it and continues")
  void run_dutyThrows_survived() {
    List<Throwable> told = new CopyOnWriteArrayList<>();
    AtomicInteger rounds = new AtomicInteger();
    List<Throwable> thrown =
        List.of(
            new IllegalStateException("one"),
            new StackOverflowError("two"),
            new NoClassDefFoundError("three"));
    try (Loop loop =
        Loop.interruptible(
            "test",
            () -> {
              int round = rounds.getAndIncrement();
              if (round < thrown.size()) {
                throw sneaky(thrown.get(round));
              }
              return Duration.ofMillis(1);
            },
            told::add)) {
      loop.start();
      await().atMost(BOUND).until(() -> rounds.get() > 5);
      assertThat(told).isEqualTo(thrown);
      assertThat(loop.failures()).isEqualTo(3);
    }
  }

  @Test
  @DisplayName("survives a failure handler that throws")
  void run_handlerThrows_survived() {
    AtomicInteger rounds = new AtomicInteger();
    try (Loop loop =
        Loop.interruptible(
            "test",
            () -> {
              if (rounds.getAndIncrement() == 0) {
                throw new IllegalStateException("first");
              }
              return Duration.ofMillis(1);
            },
            e -> {
              throw new AssertionError("second");
            })) {
      loop.start();
      await().atMost(BOUND).until(() -> rounds.get() > 1);
      assertThat(loop.failures()).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("that waits ends immediately when it is closed")
  void close_whileWaiting_ends() {
    AtomicInteger rounds = new AtomicInteger();
    Loop loop =
        Loop.wakeable(
            "test",
            () -> {
              rounds.incrementAndGet();
              return Duration.ofHours(1);
            },
            e -> {},
            () -> {});
    loop.start();
    await().atMost(BOUND).until(() -> rounds.get() == 1);
    loop.close();
    assertThat(loop.join(Duration.ZERO.plusMillis(1))).isTrue();
    assertThat(rounds).hasValue(1);
  }

  @Test
  @DisplayName("whose task blocks is woken up by its owner")
  void close_dutyBlocks_wokenUp() throws InterruptedException {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch woken = new CountDownLatch(1);
    Loop loop =
        Loop.wakeable(
            "test",
            () -> {
              entered.countDown();
              woken.await();
              return Loop.AT_ONCE;
            },
            e -> {},
            woken::countDown);
    loop.start();
    assertThat(entered.await(30, SECONDS)).isTrue();
    loop.close();
    assertThat(loop.join(BOUND)).isTrue();
    assertThat(loop.failures()).isZero();
  }

  @Test
  @DisplayName("that is woken up runs its task early")
  void wake_runsEarly() {
    AtomicInteger rounds = new AtomicInteger();
    try (Loop loop =
        Loop.interruptible(
            "test",
            () -> {
              rounds.incrementAndGet();
              return Duration.ofHours(1);
            },
            e -> {})) {
      loop.start();
      await().atMost(BOUND).until(() -> rounds.get() == 1);
      loop.wake();
      await().atMost(BOUND).until(() -> rounds.get() == 2);
    }
  }

  @Test
  @DisplayName("whose task is finished ends by itself")
  void run_done_ends() {
    Loop loop = Loop.interruptible("test", () -> Loop.DONE, e -> {}).start();
    assertThat(loop.join(BOUND)).isTrue();
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> T sneaky(Throwable e) throws T {
    throw (T) e;
  }
}
