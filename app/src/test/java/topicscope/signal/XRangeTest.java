package topicscope.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XRangeTest {
  @ParameterizedTest
  @CsvSource({"NaN,1", "0,NaN", "0,0", "5,4", "-Infinity,0", "0,Infinity", "0,1e-9", "-2e18,0"})
  void view_noSpan_isRefused(double from, double to) {
    assertThatThrownBy(() -> new XRange.ByNumber(from, to))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not from " + from + " to " + to);
    assertThatThrownBy(() -> new XRange.ByTime(from, to))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void view_span_isKept() {
    XRange view = new XRange.ByTime(-5, 1.7e12);
    assertThat(view.from()).isEqualTo(-5);
    assertThat(view.to()).isEqualTo(1.7e12);
  }
}
