package topicscope.transform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import topicscope.signal.SampleBatch;
import topicscope.signal.SampleCopy;
import topicscope.signal.Series;
import topicscope.signal.SeriesSet;

/**
 * The transforms against values from pandas and numpy; {@code golden.py} beside the values says how
 * they were made.
 */
class TransformGoldenTest {
  private static final long NOW = 1_700_100_000_000L;
  private static final long LATER = NOW + 3_600_000;

  private record Point(long time, double value) {}

  static Stream<String> transforms() {
    Stream.Builder<String> all = Stream.builder();
    for (String width : List.of("100ms", "1s", "10s", "1min")) {
      for (String word : List.of("mean", "min", "max", "sum", "count", "last", "p95")) {
        all.add(word + "(cpu, " + width + ")");
      }
    }
    Stream.of(
            "derivative(cpu)",
            "rate(cpu)",
            "average(cpu, 20)",
            "average(cpu, 2s)",
            "smooth(cpu, 0.2)",
            "smooth(cpu, 5s)",
            "difference(cpu, mem, 4s)",
            "ratio(cpu, mem, 4s)")
        .forEach(all);
    return all.build();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("transforms")
  @DisplayName("gives the results of pandas, however the samples are split into batches")
  void transform_sameAsPandas(String text) throws IOException {
    Transform transform = Transform.parse(text);
    for (int limit : new int[] {3, 400, 100_000}) {
      List<Point> actual = run(transform, limit);
      List<Point> expected = read(file(transform));
      assertThat(actual.stream().map(Point::time))
          .isEqualTo(expected.stream().map(Point::time).toList());
      for (int i = 0; i < expected.size(); i++) {
        double value = expected.get(i).value();
        assertThat(actual.get(i).value())
            .isCloseTo(value, within(1e-9 * Math.max(1, Math.abs(value))));
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("widths")
  @DisplayName("the band has the minimum and the maximum of each bucket")
  void band_minAndMax(String width) throws IOException {
    List<Point> band = run(Transform.parse("band(cpu, " + width + ")"), 100);
    List<Point> expected = new ArrayList<>();
    List<Point> lowest = read("min-" + width);
    List<Point> highest = read("max-" + width);
    for (int i = 0; i < lowest.size(); i++) {
      expected.add(lowest.get(i));
      expected.add(highest.get(i));
    }
    assertThat(band).isEqualTo(expected);
  }

  static Stream<String> widths() {
    return Stream.of("100ms", "1s", "10s", "1min");
  }

  private static String file(Transform transform) {
    boolean pair = transform.sources().size() == 2;
    String amount = transform.amount().text();
    return transform.kind().word() + (amount.isEmpty() || pair ? "" : "-" + amount);
  }

  private static List<Point> run(Transform transform, int limit) throws IOException {
    SeriesSet set = new SeriesSet(100_000);
    TransformRunner derivations = new TransformRunner(set);
    derivations.add(transform);
    Random random = new Random(limit);
    Series cpu = set.series("cpu");
    Series mem = set.series("mem");
    List<Point> left = new ArrayList<>(read("cpu"));
    List<Point> right = new ArrayList<>(read("mem"));
    if (!transform.kind().isBucketed()) {
      left.sort(Comparator.comparingLong(Point::time));
      right.sort(Comparator.comparingLong(Point::time));
    }
    while (!left.isEmpty() || !right.isEmpty()) {
      append(cpu, left, random.nextInt(limit) + 1);
      // The other series keeps pace, as it does in one reading of a topic.
      long until = left.isEmpty() ? Long.MAX_VALUE : left.getFirst().time();
      append(mem, right, (int) right.stream().filter(p -> p.time() <= until).count());
      derivations.step(NOW);
    }
    derivations.step(LATER);
    derivations.step(LATER + 10_000);
    Series out = derivations.all().getFirst().series().orElseThrow();
    SampleCopy window = new SampleCopy();
    out.buffer().copyLast(Integer.MAX_VALUE, window);
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < window.size(); i++) {
      points.add(new Point(window.time(i), window.value(i)));
    }
    return points;
  }

  private static void append(Series to, List<Point> from, int count) {
    SampleBatch batch = new SampleBatch();
    List<Point> taken = from.subList(0, Math.min(count, from.size()));
    taken.forEach(point -> batch.add(point.time(), point.value(), 0, 0));
    taken.clear();
    to.buffer().append(batch);
  }

  private static List<Point> read(String name) throws IOException {
    try (var in =
        Objects.requireNonNull(
            TransformGoldenTest.class.getResourceAsStream(name + ".csv"), name)) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .map(line -> line.split(",", 2))
          .map(cells -> new Point(Long.parseLong(cells[0]), Double.parseDouble(cells[1])))
          .toList();
    }
  }
}
