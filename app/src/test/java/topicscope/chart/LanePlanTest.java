package topicscope.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanePlanTest {
  @Test
  @DisplayName("a lane holds magnitudes of up to 30 times")
  void lanes_byMagnitude() {
    assertThat(lanes(5, 100, 110, 3.5)).containsExactly(0, 0, 1);
    assertThat(lanes(5, 1, 30)).containsExactly(0, 0);
    assertThat(lanes(5, 1e-6, 1, 1e6)).containsExactly(0, 1, 2);
  }

  @Test
  @DisplayName("a trace of zeros, or without samples, needs no lane of its own")
  void lanes_zero_joins() {
    assertThat(lanes(5, 100, 0, 80, Double.NaN)).containsExactly(0, 0, 0, 0);
    assertThat(lanes(5, 0, 0)).containsExactly(0, 0);
  }

  @Test
  @DisplayName("units have lanes of their own, in the order of their first traces")
  void lanes_byUnit() {
    List<LanePlan.Trace> traces =
        List.of(
            new LanePlan.Trace("%", 50),
            new LanePlan.Trace("B", 8e9),
            new LanePlan.Trace("%", 40),
            new LanePlan.Trace("B", 1e6));
    assertThat(LanePlan.lanes(traces, 5)).containsExactly(0, 1, 0, 2);
    assertThat(LanePlan.lanes(traces, 2)).containsExactly(0, 1, 0, 1);
    assertThat(LanePlan.lanes(traces, 1)).containsExactly(0, 0, 0, 0);
  }

  @Test
  @DisplayName("a trace without a unit shares the lane of a unit only with about the same values")
  void lanes_withoutUnit_alike() {
    List<LanePlan.Trace> traces =
        List.of(
            new LanePlan.Trace("%", 80),
            new LanePlan.Trace("", 40),
            new LanePlan.Trace("", 4),
            new LanePlan.Trace("", 0));
    assertThat(LanePlan.lanes(traces, 5)).containsExactly(0, 1, 1, 1);
    assertThat(LanePlan.lanes(traces.subList(0, 2), 5)).containsExactly(0, 0);
  }

  @Test
  @DisplayName("where there are more magnitudes than lanes, the nearest share one")
  void lanes_tooMany_nearestShare() {
    assertThat(lanes(3, 1, 100, 1e7, 1e10)).containsExactly(0, 0, 1, 2);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "cpu.percent, %",
    "cpuPct, %",
    "cpu_percent{host=a}, %",
    "mem.used_bytes, B",
    "net.rx.bytes_per_s, B/s",
    "disk.bytes_read_per_s, B/s",
    "requests_per_sec, /s",
    "latency.p99_ms, ms",
    "latencyMs, ms",
    "uptime_seconds, s",
    "temp_c, °C",
    "items, ''",
    "cores[3], ''",
    "events, ''",
    "status, ''",
    "pass, ''"
  })
  @DisplayName("a name tells the unit only where it hardly means anything else")
  void unit_ofName(String name, String unit) {
    assertThat(UnitOfName.of(name)).isEqualTo(unit);
  }

  private static List<Integer> lanes(int most, double... magnitudes) {
    return LanePlan.lanes(
        DoubleStream.of(magnitudes).mapToObj(one -> new LanePlan.Trace("", one)).toList(), most);
  }
}
