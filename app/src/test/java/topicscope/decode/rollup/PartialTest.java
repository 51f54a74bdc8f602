package topicscope.decode.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import topicscope.decode.rollup.Partial.Point;

@DisplayName("Partials of one interval")
class PartialTest {
  private static Partial of(double value, long timeMs, long offset) {
    Point point = new Point(value, timeMs, 0, offset);
    return new Partial("t", 0, "s", "", 0, 1_000, 1, value, 0, point, point, point, point);
  }

  @Test
  @DisplayName("give the same whatever the order in which they are merged")
  void merge_hasNoOrder() {
    Random random = new Random(7);
    List<Partial> parts = new ArrayList<>();
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < 1_000; i++) {
      double value = (random.nextInt(7) - 3) * Math.pow(10, random.nextInt(20) - 10);
      sum = sum.add(new BigDecimal(value));
      parts.add(of(value, random.nextInt(50), i));
    }
    Partial first = parts.stream().reduce(Partial::merge).orElseThrow();
    for (int i = 0; i < 20; i++) {
      Collections.shuffle(parts, random);

      Partial merged = parts.stream().reduce(Partial::merge).orElseThrow();

      assertThat(merged).usingRecursiveComparison().ignoringFields("sumLow").isEqualTo(first);
      assertThat(merged.sum()).isEqualTo(sum.doubleValue());
    }
    assertThat(first.count()).isEqualTo(1_000);
  }

  @Test
  @DisplayName("of equal values the earliest is the lowest and the highest one")
  void equalValues_earliestCounts() {
    Partial merged = of(1, 30, 5).merge(of(1, 20, 9)).merge(of(1, 20, 8));

    assertThat(merged.min()).isEqualTo(new Point(1, 20, 0, 8));
    assertThat(merged.max()).isEqualTo(new Point(1, 20, 0, 8));
    assertThat(merged.first().offset()).isEqualTo(8);
    assertThat(merged.last().offset()).isEqualTo(5);
  }
}
