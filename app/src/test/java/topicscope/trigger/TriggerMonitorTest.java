package topicscope.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import topicscope.alert.AlertCondition;
import topicscope.alert.AlertRule;
import topicscope.signal.SampleBatch;
import topicscope.signal.SeriesSet;
import topicscope.transform.TransformRunner;

/** When triggers fire. */
@Execution(CONCURRENT)
class TriggerMonitorTest {
  private static final long BASE = 1_700_000_000_000L;
  private static final long GAP_MS = 600_000;

  private final SeriesSet set = new SeriesSet(200_000);
  private final List<Firing> fired = new ArrayList<>();
  private final TriggerMonitor triggers =
      new TriggerMonitor("t", set, new TransformRunner(set), () -> true);
  private long now = BASE;

  private record Point(long time, long offset, double value) {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s > 0.5",
        "s > 0.5 until 0.25",
        "s >= 0.5",
        "s < -0.5 until -0.25",
        "s outside -0.5..0.5",
        "s crosses 0.5",
        "s crosses 0.5 by 0.25",
        "s crosses 0"
      })
  @DisplayName("fires as a naive reading of the definition says, whatever the signal")
  void firings_anySignal_asDefined(String rule) {
    for (int seed = 0; seed < 60; seed++) {
      List<Point> points = signal(new Random(seed));
      SeriesSet own = new SeriesSet(200_000);
      List<Firing> found = new ArrayList<>();
      TriggerMonitor monitor = new TriggerMonitor("t", own, new TransformRunner(own), () -> true);
      monitor.add(AlertRule.parse(rule), found::add);
      feed(own, monitor, points, new Random(seed));

      List<Double> expected = Naive.firings(AlertRule.parse(rule).condition(), points);
      assertThat(found).as("%s, seed %d", rule, seed).hasSameSizeAs(expected);
      for (int i = 0; i < expected.size(); i++) {
        assertThat(found.get(i).atMs())
            .as("seed %d", seed)
            .isCloseTo(expected.get(i), within(0.01));
      }
    }
  }

  @Test
  @DisplayName("a level that is passed between two samples is passed where their line passes it")
  void rising_betweenSamples_interpolated() {
    triggers.add(AlertRule.parse("s > 50"), fired::add);
    send(0, 0, 40);
    send(100, 1, 80);
    settle();

    assertThat(fired)
        .singleElement()
        .satisfies(one -> {
          assertThat(one.atMs()).isCloseTo(BASE + 25.0, within(1e-3));
          assertThat(one.value()).isEqualTo(80);
          assertThat(one.offset()).isEqualTo(1);
        });
  }

  @Test
  @DisplayName("what is so from the first sample on, or after a gap, is no edge")
  void alreadyAbove_noEdge() {
    triggers.add(AlertRule.parse("s > 50"), fired::add);
    for (int i = 0; i < 300; i++) {
      send(i * 100, i, 60);
    }
    settle();
    assertThat(fired).isEmpty();

    send(30_000, 300, 10);
    send(30_000 + GAP_MS, 301, 70);
    send(30_100 + GAP_MS, 302, 10);
    settle();
    assertThat(fired).isEmpty();

    send(30_200 + GAP_MS, 303, 70);
    settle();
    assertThat(fired).hasSize(1);
  }

  @Test
  @DisplayName("a sample up to a second late takes its place; a later one is counted as missed")
  void late_waitedForOrMissed() {
    triggers.add(AlertRule.parse("s > 50"), fired::add);
    send(0, 0, 40);
    send(900, 1, 40);
    send(400, 2, 90);
    send(3_000, 3, 40);
    settle();
    assertThat(fired).singleElement().satisfies(one -> assertThat(one.offset()).isEqualTo(2));
    assertThat(triggers.missed()).isZero();

    send(1_000, 4, 90);
    settle();
    assertThat(fired).hasSize(1);
    assertThat(triggers.missed()).isEqualTo(1);
  }

  @Test
  @DisplayName("a duration, a rate and silence fire when they are fulfilled")
  void otherConditions_fire() {
    triggers.add(AlertRule.parse("s > 50 for 250ms"), fired::add);
    triggers.add(AlertRule.parse("s rises > 500/s"), fired::add);
    triggers.add(AlertRule.parse("s no data for 30s"), fired::add);
    send(0, 0, 40);
    send(100, 1, 60);
    send(200, 2, 61);
    send(300, 3, 62);
    send(400, 4, 63);
    send(500, 5, 163);
    settle();
    assertThat(fired)
        .extracting(one -> one.trigger() + " " + (one.atMs() - BASE))
        .containsExactly("s > 50 for 250ms 350.0", "s rises > 500/s 500.0");

    now += 31_000;
    triggers.step(now);
    assertThat(fired).hasSize(3);
    assertThat(fired.getLast().trigger()).isEqualTo("s no data for 30s");
  }

  @Test
  @DisplayName("what was held when it was added is past, what comes later is live")
  void add_later_heldSamplesArePast() {
    send(0, 0, 40);
    send(100, 1, 60);
    send(200, 2, 40);
    now += 5_000;
    triggers.add(AlertRule.parse("s > 50"), fired::add);
    settle();
    settle();
    send(6_000, 3, 40);
    send(6_100, 4, 60);
    settle();
    assertThat(fired)
        .extracting(Firing::offset, Firing::live)
        .containsExactly(tuple(1L, false), tuple(4L, true));
  }

  @Test
  @DisplayName("a removed trigger is silent; one that is added again begins with what comes")
  void remove_silent() {
    triggers.add(AlertRule.parse("s > 50"), fired::add);
    send(0, 0, 40);
    settle();
    triggers.remove(AlertRule.parse("s > 50"));
    send(100, 1, 60);
    settle();
    assertThat(fired).isEmpty();
  }

  private void send(long ms, long offset, double value) {
    append(set, new Point(BASE + ms, offset, value));
    now = Math.max(now, BASE + ms);
    triggers.step(now);
  }

  private void settle() {
    now += ReorderWindow.WAIT_MS;
    triggers.step(now);
  }

  private static void append(SeriesSet to, Point point) {
    SampleBatch batch = new SampleBatch();
    batch.add(point.time(), point.value(), 0, point.offset());
    to.series("s").buffer().append(batch);
    to.changed();
  }

  /** In another order, by up to a second, in portions. */
  private static void feed(
      SeriesSet to, TriggerMonitor monitor, List<Point> points, Random random) {
    long[] arrival = points.stream().mapToLong(p -> p.time() + random.nextInt(900)).toArray();
    List<Point> shuffled =
        IntStream.range(0, arrival.length)
            .boxed()
            .sorted(Comparator.comparingLong(i -> arrival[i]))
            .map(points::get)
            .toList();
    long clock = BASE;
    for (Point point : shuffled) {
      append(to, point);
      clock = Math.max(clock, point.time());
      if (random.nextInt(8) == 0) {
        monitor.step(clock);
      }
    }
    monitor.step(clock);
    monitor.step(clock + ReorderWindow.WAIT_MS);
  }

  /** Noise, steps, ramps, equal times, gaps, and values at the levels themselves. */
  private static List<Point> signal(Random random) {
    List<Point> points = new ArrayList<>();
    long time = BASE;
    double value = random.nextDouble(-1, 1);
    for (int i = 0; i < 400; i++) {
      time +=
          switch (random.nextInt(100)) {
            // The usual spacing is known by then, and a gap stays unusual.
            case 0 -> i > 150 ? GAP_MS : 100;
            case 1, 2, 3 -> 0;
            default -> 80 + random.nextInt(40);
          };
      value =
          switch (random.nextInt(6)) {
            case 0 -> random.nextInt(-4, 5) * 0.25;
            case 1 -> random.nextDouble(-1, 1);
            case 2 -> value;
            default -> value + random.nextDouble(-0.3, 0.3);
          };
      points.add(new Point(time, i, value));
    }
    return points;
  }

  /** Looks back from each sample. */
  private static final class Naive {
    private Naive() {}

    static List<Double> firings(AlertCondition condition, List<Point> points) {
      List<Double> found = new ArrayList<>();
      int last = -1;
      for (int i = 1; i < points.size(); i++) {
        if (isGap(points, i)) {
          last = -1;
        } else if (fires(condition, points, i, last)) {
          last = i;
          found.add(when(condition, points.get(i - 1), points.get(i)));
        }
      }
      return found;
    }

    private static boolean isGap(List<Point> points, int i) {
      return points.get(i).time() - points.get(i - 1).time() >= GAP_MS;
    }

    private static boolean fires(
        AlertCondition condition, List<Point> points, int i, int lastFired) {
      double value = points.get(i).value();
      return switch (condition) {
        case AlertCondition.Crossing crossing -> {
          for (int k = i - 1; k >= Math.max(0, lastFired); k--) {
            double earlier = points.get(k).value();
            if (crossing.by() == 0
                ? earlier < crossing.level()
                : earlier <= crossing.level() - crossing.by()) {
              yield value >= crossing.level();
            }
            if (crossing.by() == 0
                ? earlier > crossing.level()
                : earlier >= crossing.level() + crossing.by()) {
              yield value <= crossing.level();
            }
            if (k == 0 || isGap(points, k)) {
              yield false;
            }
          }
          yield false;
        }
        case AlertCondition.Limit limit -> {
          if (!limit.isBad(value)) {
            yield false;
          }
          for (int k = i - 1; k >= 0; k--) {
            double earlier = points.get(k).value();
            if (limit.isBad(earlier)) {
              yield false;
            }
            if (limit.isGood(earlier) || k == 0 || isGap(points, k)) {
              yield true;
            }
          }
          yield false;
        }
        default -> throw new IllegalArgumentException();
      };
    }

    private static double when(AlertCondition condition, Point before, Point after) {
      double level =
          switch (condition) {
            case AlertCondition.Above above -> above.limit();
            case AlertCondition.Below below -> below.limit();
            case AlertCondition.Outside outside ->
                after.value() > outside.high() ? outside.high() : outside.low();
            case AlertCondition.Crossing crossing -> crossing.level();
            default -> throw new IllegalArgumentException();
          };
      if (before.value() == after.value()) {
        return after.time();
      }
      double share = (level - before.value()) / (after.value() - before.value());
      return share >= 0 && share <= 1
          ? before.time() + share * (after.time() - before.time())
          : after.time();
    }
  }
}
