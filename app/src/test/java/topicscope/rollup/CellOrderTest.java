package topicscope.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import topicscope.decode.rollup.Partial;

@Execution(CONCURRENT)
class CellOrderTest {
  private static final Comparator<Partial.Point> BY_TIME =
      Comparator.comparingLong(Partial.Point::timeMs)
          .thenComparingInt(Partial.Point::nanos)
          .thenComparingLong(Partial.Point::offset);

  @Test
  @DisplayName("samples in any order, alone or in partials, give the same first, last, min and max")
  void add_anyOrder_samePartial() {
    Random random = new Random(7);
    for (int round = 0; round < 2_000; round++) {
      List<Partial.Point> points = new ArrayList<>();
      for (int offset = 0; offset < 1 + random.nextInt(9); offset++) {
        points.add(
            new Partial.Point(random.nextInt(4), random.nextInt(4), random.nextInt(2), offset));
      }
      Partial.Point first = Collections.min(points, BY_TIME);
      Partial.Point last = Collections.max(points, BY_TIME);
      Partial.Point min =
          Collections.min(
              points, Comparator.comparingDouble(Partial.Point::value).thenComparing(BY_TIME));
      Partial.Point max =
          Collections.min(
              points,
              Comparator.comparingDouble(Partial.Point::value).reversed().thenComparing(BY_TIME));
      Collections.shuffle(points, random);

      Partial alone = partial(points);
      int half = random.nextInt(points.size() + 1);
      Cell merged = new Cell();
      for (List<Partial.Point> part :
          List.of(points.subList(0, half), points.subList(half, points.size()))) {
        if (!part.isEmpty()) {
          merged.add(partial(part));
        }
      }

      assertThat(alone.first()).isEqualTo(first);
      assertThat(alone.last()).isEqualTo(last);
      assertThat(alone.min()).isEqualTo(min);
      assertThat(alone.max()).isEqualTo(max);
      assertThat(merged.partial("topic", 0, "series", "", 0, 1_000)).isEqualTo(alone);
    }
  }

  private static Partial partial(List<Partial.Point> points) {
    Cell cell = new Cell();
    points.forEach(point -> cell.add(point.value(), point.timeMs(), point.nanos(), point.offset()));
    return cell.partial("topic", 0, "series", "", 0, 1_000);
  }
}
