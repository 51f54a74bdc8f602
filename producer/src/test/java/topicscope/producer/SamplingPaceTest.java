package topicscope.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import topicscope.client.ClientConfig;
import topicscope.producer.publish.DeliveryListener;
import topicscope.producer.publish.KafkaSink;
import topicscope.producer.publish.Route;
import topicscope.producer.publish.SinkListener;
import topicscope.producer.publish.SinkSettings;
import topicscope.producer.publish.ValueFormat;
import topicscope.producer.sampling.SamplingClock;
import topicscope.producer.sampling.SamplingListener;
import topicscope.producer.sampling.SamplingLoop;
import topicscope.producer.sampling.SamplingSchedule;
import topicscope.producer.source.Reading;
import topicscope.producer.source.Source;

/** The pace of the loop, with clocks that the test controls; needs no cluster. */
class SamplingPaceTest {
  private static final long START = 7_000_000_123L;
  private static final long MILLI = 1_000_000;
  private static final long TICK = 500 * MILLI;

  private final HandClocks clocks = new HandClocks();
  private final List<Long> readAt = new CopyOnWriteArrayList<>();
  private final List<Duration> slept = new CopyOnWriteArrayList<>();

  @Test
  @DisplayName("sample n is taken at start + n × interval, and none drifts")
  void run_punctualClock_followsTheGrid() {
    assertThat(run(SamplingSchedule.measuring(Duration.ofMillis(500)), 1_000)).isZero();
    assertThat(readAt).containsExactlyElementsOf(grid(LongStream.range(0, 1_000)));
  }

  @Test
  @DisplayName("a sample that comes late doesn't make the next one late")
  void run_lateWakeUps_doNotAddUp() {
    for (int pause = 0; pause < 1_000; pause += 3) {
      clocks.lateBy(pause, 200 * MILLI);
    }
    assertThat(run(SamplingSchedule.measuring(Duration.ofMillis(500)), 900)).isZero();
    for (int n = 0; n < readAt.size(); n++) {
      long late = readAt.get(n) - START - n * TICK;
      assertThat(late).isIn(0L, 200 * MILLI);
    }
  }

  @Test
  @DisplayName("ticks that went by while the machine was busy are counted, and not bunched up")
  void run_stalled_missesAndGoesOnByTheGrid() {
    clocks.lateBy(2, 10 * TICK + 30 * MILLI);
    assertThat(run(SamplingSchedule.measuring(Duration.ofMillis(500)), 6)).isEqualTo(10);
    List<Long> expected = new ArrayList<>(grid(LongStream.of(0, 1, 2)));
    expected.add(START + 13 * TICK + 30 * MILLI);
    expected.addAll(grid(LongStream.of(14, 15)));
    assertThat(readAt).containsExactlyElementsOf(expected);
  }

  @Test
  @DisplayName("a machine asleep: the monotonic clock stood still, the missed ticks are counted")
  void run_asleep_countsByTheWallClock() {
    clocks.asleep(3, Duration.ofHours(1));
    assertThat(run(SamplingSchedule.measuring(Duration.ofMillis(500)), 10)).isEqualTo(7_200);
    assertThat(slept).containsExactly(Duration.ofHours(1));
    assertThat(readAt).containsExactlyElementsOf(grid(LongStream.range(0, 10)));
  }

  @Test
  @DisplayName("a wall clock that is corrected by less than a second, or set back, is no sleep")
  void run_wallClockPutRight_countsNothing() {
    clocks.asleep(2, Duration.ofMillis(900));
    clocks.asleep(5, Duration.ofHours(-2));
    assertThat(run(SamplingSchedule.measuring(Duration.ofMillis(50)), 20)).isZero();
    assertThat(slept).isEmpty();
  }

  @Test
  @DisplayName("half a million per second: the rate is exact in steps of a millisecond")
  void run_fastest_holdsTheRate() {
    SamplingSchedule schedule = SamplingSchedule.generating(500_000).withPatience(Duration.ZERO);
    assertThat(run(schedule, 500_001)).isZero();
    assertThat(readAt.getFirst()).isEqualTo(START);
    assertThat(readAt.getLast()).isEqualTo(START + 1_000 * MILLI);
    for (int n = 0; n < readAt.size(); n += 1_009) {
      long late = readAt.get(n) - START - n * 2_000L;
      assertThat(late).isBetween(0L, MILLI);
    }
  }

  @Test
  @DisplayName("a fast signal makes up for a short stall, so that its rate holds all the same")
  void run_fastAndStalled_makesUpWithinASecond() {
    clocks.lateBy(100, 800 * MILLI);
    SamplingSchedule schedule = SamplingSchedule.generating(1_000).withPatience(Duration.ZERO);
    assertThat(run(schedule, 3_001)).isZero();
    assertThat(readAt.getLast()).isEqualTo(START + 3_000 * MILLI);
  }

  /** Runs the loop to its end and returns the number of missed ticks. */
  private long run(SamplingSchedule schedule, long count) {
    SinkSettings nowhere = SinkSettings.sampling("127.0.0.1:1", ClientConfig.none());
    Route route = new Route("t", Optional.empty(), ValueFormat.INT, "h");
    try (KafkaSink sink = KafkaSink.open(nowhere, SinkListener.NONE);
        SamplingLoop loop =
            SamplingLoop.start(
                new Noting(),
                sink.publisher(route, DeliveryListener.NONE),
                schedule.withCount(OptionalLong.of(count)),
                new SleepNews(),
                clocks)) {
      await()
          .atMost(Duration.ofSeconds(30))
          .pollInterval(Duration.ofMillis(5))
          .until(loop::hasEnded);
      assertThat(sink.totals().made()).isEqualTo(count);
      return loop.missedTicks();
    }
  }

  private static List<Long> grid(LongStream ticks) {
    return ticks.map(tick -> START + tick * TICK).boxed().toList();
  }

  /** Records the times of its readings. */
  private final class Noting implements Source {
    private final List<Long> times = new ArrayList<>();

    @Override
    public String name() {
      return "noting";
    }

    @Override
    public Optional<Reading> read() {
      times.add(clocks.nanoTime());
      return Optional.of(Reading.of("noting", 1));
    }

    @Override
    public void close() {
      readAt.addAll(times);
    }
  }

  private final class SleepNews implements SamplingListener {
    @Override
    public void unreadable(String cause) {
      throw new AssertionError(cause);
    }

    @Override
    public void slept(Duration time) {
      slept.add(time);
    }
  }

  /**
   * Time that passes only in pauses. Some pauses last longer than requested, and in some the
   * machine sleeps. Set before the loop's thread starts, then used by it alone.
   */
  private static final class HandClocks implements SamplingClock {
    private final Map<Integer, Long> late = new HashMap<>();
    private final Map<Integer, Duration> sleeps = new HashMap<>();
    private long now = START;
    private long wallMillis = 1_763_596_800_000L;
    private long wallNanos;
    private int pauses;

    void lateBy(int pause, long nanos) {
      late.put(pause, nanos);
    }

    void asleep(int pause, Duration time) {
      sleeps.put(pause, time);
    }

    @Override
    public long nanoTime() {
      return now;
    }

    @Override
    public long wallMillis() {
      return wallMillis + wallNanos / MILLI;
    }

    @Override
    public void pause(long nanos) {
      long time = nanos + late.getOrDefault(pauses, 0L);
      now += time;
      wallNanos += time;
      wallMillis += sleeps.getOrDefault(pauses, Duration.ZERO).toMillis();
      pauses++;
    }
  }
}
