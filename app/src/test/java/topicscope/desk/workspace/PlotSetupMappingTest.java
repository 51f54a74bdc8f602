package topicscope.desk.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topicscope.desk.model.WindowSpan;
import topicscope.workspace.PlotState.Span;

class PlotSetupMappingTest {
  @ParameterizedTest(name = "from {0}, {1} points or {2} ms: {3}")
  @CsvSource({
    ", 200, 0, Last 200 points",
    ", 0, 300000, Last 5 min",
    "-3600000ms, 0, 3600000, Last 1 h",
    "-3600000ms, 0, 300000, Last 5 min",
    "-300000ms, 200, 0, Last 200 points",
    "5000, 5000, 0, Last 5 k points",
    "earliest, 1000000, 0, All",
    "earliest, 200, 0, Last 200 points",
    "latest, 200, 0, Only new records",
    "2020-11-03T10:00:00Z, 0, 86400000, Last 24 h",
    "nonsense, 0, 0, Last 200 points",
  })
  @DisplayName("a start and a window of an earlier version become the nearest span")
  void span_ofEarlierVersion_nearest(String from, int points, long ms, String title) {
    assertThat(PlotSetupMapping.span(Optional.ofNullable(from), new Span(points, ms)).title())
        .isEqualTo(title);
  }

  @Test
  @DisplayName("since a time, with the window that followed from it, is since that time")
  void span_sinceOfEarlierVersion_since() {
    WindowSpan since = WindowSpan.parse("2020-11-03 10:00");
    assertThat(PlotSetupMapping.span(PlotSetupMapping.from(since), new Span(0, 191_234_567)))
        .isEqualTo(since);
  }

  @Test
  @DisplayName("every span is written and read")
  void span_written_read() {
    Stream.of("200 points", "90 s", "500 ms", "2020-11-03 10:00", "all", "new")
        .map(WindowSpan::parse)
        .forEach(span ->
            assertThat(
                    PlotSetupMapping.span(PlotSetupMapping.from(span), PlotSetupMapping.of(span)))
                .isEqualTo(span));
  }
}
