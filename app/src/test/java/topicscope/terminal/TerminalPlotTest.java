package topicscope.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topicscope.signal.SampleBatch;
import topicscope.signal.SeriesSet;

@Execution(CONCURRENT)
class TerminalPlotTest {
  private static final long START_MS = 1_700_000_000_000L;

  private final SeriesSet series = new SeriesSet(100_000);
  private final CellGrid grid = new CellGrid();

  private void append(String name, int from, int to, DoubleUnaryOperator value) {
    SampleBatch batch = new SampleBatch();
    for (int i = from; i < to; i++) {
      batch.add(START_MS + i * 100L, value.applyAsDouble(i), 0, i);
    }
    series.series(name).buffer().append(batch);
    series.changed();
  }

  private TerminalPlot plot(int points, Duration span, Glyphs glyphs) {
    return new TerminalPlot(
        "topic",
        series,
        Optional.empty(),
        new TerminalPlot.Options(name -> true, points, span, glyphs, ZoneOffset.UTC));
  }

  private List<String> draw(TerminalPlot plot, int width, int height) {
    plot.draw(grid, width, height);
    return grid.text().lines().toList();
  }

  @ParameterizedTest
  @CsvSource({
    "24, 6, BRAILLE",
    "80, 24, BRAILLE",
    "100, 30, BLOCKS",
    "80, 24, ASCII",
    "300, 100, BRAILLE"
  })
  @DisplayName("a plot of any size is full: the line goes from the axis to the right edge")
  void draw_anySize_full(int width, int height, Glyphs glyphs) {
    append("cpu", 0, 1_000, i -> 50 + 40 * Math.sin(i / 30.0));

    List<String> lines = draw(plot(1_000, Duration.ZERO, glyphs), width, height);

    assertThat(lines).hasSize(height).allMatch(line -> CellGrid.width(line) <= width);
    String axis = lines.get(height - 3);
    int left = axis.indexOf(glyphs.hasFrames() ? '└' : '+');
    assertThat(left).isBetween(1, 6);
    assertThat(axis).hasSize(width - 1);
    int drawn = 0;
    for (int x = left + 1; x < width - 1; x++) {
      int column = x;
      boolean any =
          IntStream.range(0, height - 3)
              .anyMatch(y -> !grid.isBlank(column, y) && grid.ink(column, y) == Inks.TRACE);
      drawn += any ? 1 : 0;
    }
    assertThat(drawn).isEqualTo(width - left - 2);
  }

  @Test
  @DisplayName("series of other magnitudes have axes of their own, in units that people read")
  void draw_otherMagnitudes_lanes() {
    append("cpu_percent", 0, 200, i -> i / 2.0);
    append("used_bytes", 0, 200, i -> 3e9 + i * 1e6);

    List<String> lines = draw(plot(200, Duration.ZERO, Glyphs.BRAILLE), 80, 24);

    assertThat(String.join("\n", lines))
        .contains("1 cpu_percent 99.5 %", "2 used_bytes 2.9", "GiB")
        .containsPattern("(?m)^ *0┤")
        .containsPattern("(?m)^ *2\\.\\d+┤");
    assertThat(lines.subList(0, 23)).filteredOn(String::isBlank).as("between lanes").hasSize(1);
  }

  @Test
  @DisplayName("more than eight series are named")
  void draw_manySeries_named() {
    for (int i = 0; i < 11; i++) {
      append("s" + i, 0, 10, x -> x);
    }

    List<String> lines = draw(plot(10, Duration.ZERO, Glyphs.BRAILLE), 120, 24);

    assertThat(lines.get(1)).contains("1 s0", "8 s7").doesNotContain("s8");
    assertThat(String.join("\n", lines)).contains("and 3 more: --series");
  }

  @Test
  @DisplayName("a gap in time breaks the line")
  void draw_gap_broken() {
    append("v", 0, 100, i -> 5);
    append("v", 300, 400, i -> 5);
    TerminalPlot plot = plot(1, Duration.ofSeconds(40), Glyphs.BRAILLE);
    draw(plot, 82, 12);

    int middle = 40;
    assertThat(IntStream.range(0, 9).mapToObj(y -> grid.ink(middle, y))).doesNotContain(Inks.TRACE);
    assertThat(IntStream.range(0, 9).mapToObj(y -> grid.ink(10, y))).contains(Inks.TRACE);
  }

  @Test
  @DisplayName("held it stays while samples come, zoomed it shows less, and it goes back to live")
  void window_holdZoomPan() {
    append("v", 0, 400, i -> Math.sin(i / 20.0));
    TerminalPlot plot = plot(200, Duration.ZERO, Glyphs.BRAILLE);
    draw(plot, 80, 24);
    plot.window().hold();
    String held = String.join("\n", draw(plot, 80, 24).subList(2, 22));
    append("v", 400, 500, i -> Math.sin(i / 20.0));

    assertThat(String.join("\n", draw(plot, 80, 24).subList(2, 22))).isEqualTo(held);
    assertThat(draw(plot, 80, 24).getFirst()).contains("HELD");

    plot.window().hold();
    assertThat(draw(plot, 80, 24).getFirst()).doesNotContain("HELD").contains("last 200");
    plot.window().zoom(0.5, 0);
    assertThat(draw(plot, 80, 24).getFirst()).contains("last 10");
    plot.window().zoom(100, 0);
    assertThat(draw(plot, 80, 24).getFirst()).contains("last 49");
    plot.window().reset();
    plot.window().pan(-0.5);
    assertThat(draw(plot, 80, 24).getFirst()).contains("HELD");
    plot.window().pan(0.6);
    assertThat(draw(plot, 80, 24).getFirst()).doesNotContain("HELD");
  }

  @Test
  @DisplayName("a series that is off is not drawn, and its number shows it again")
  void toggle_offAndOn() {
    append("a", 0, 50, i -> i);
    append("b", 0, 50, i -> 50 - i);
    TerminalPlot plot = plot(50, Duration.ZERO, Glyphs.BRAILLE);
    draw(plot, 80, 24);

    plot.toggle(1);
    assertThat(draw(plot, 80, 24).get(1)).contains("2 b off");
    assertThat(inks()).contains(Inks.TRACE).doesNotContain(Inks.TRACE + 1);

    plot.toggle(1);
    draw(plot, 80, 24);
    assertThat(inks()).contains(Inks.TRACE, Inks.TRACE + 1);
  }

  private List<Integer> inks() {
    return IntStream.range(2 * grid.width(), grid.height() * grid.width())
        .mapToObj(at -> grid.ink(at % grid.width(), at / grid.width()))
        .distinct()
        .toList();
  }
}
