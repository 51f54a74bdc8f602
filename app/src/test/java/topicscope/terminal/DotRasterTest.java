package topicscope.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Execution(CONCURRENT)
class DotRasterTest {
  private final DotRaster raster = new DotRaster();
  private final CellGrid grid = new CellGrid();

  @ParameterizedTest
  @CsvSource({"BRAILLE, ⡠⠊", "BLOCKS, ▄▀", "ASCII, .-^"})
  @DisplayName("a rising line is drawn in the dots that the characters have")
  void line_perGlyphs(Glyphs glyphs, String drawn) {
    int cells = glyphs == Glyphs.ASCII ? 3 : 2;
    raster.clear(cells, 1, glyphs);
    raster.line(0, glyphs.rows() - 1, cells * glyphs.columns() - 1, 0);
    raster.finish(Inks.TRACE);

    assertThat(text(cells, 1).strip()).isEqualTo(drawn.replace('^', '\''));
  }

  @Test
  @DisplayName("a shared cell shows the dots of both traces in the colour of the larger part")
  void sharedCell_unionOfDots() {
    raster.clear(1, 1, Glyphs.BRAILLE);
    raster.run(0, 0, 3);
    raster.finish(Inks.TRACE);
    raster.dot(1, 0);
    raster.finish(Inks.TRACE + 1);

    assertThat(text(1, 1)).isEqualTo("⡏\n");
    assertThat(grid.ink(0, 0)).isEqualTo(Inks.TRACE);
  }

  @Test
  @DisplayName("of equal parts the one drawn last has the colour")
  void sharedCell_equalParts_last() {
    raster.clear(1, 1, Glyphs.BRAILLE);
    raster.dot(0, 0);
    raster.finish(Inks.TRACE);
    raster.dot(1, 3);
    raster.finish(Inks.TRACE + 1);
    text(1, 1);

    assertThat(grid.ink(0, 0)).isEqualTo(Inks.TRACE + 1);
  }

  @Test
  @DisplayName("nothing is drawn outside of the clip")
  void clip_outside_nothing() {
    raster.clear(2, 3, Glyphs.BRAILLE);
    raster.clip(1, 2);
    raster.run(0, -100, 100);
    raster.line(0, -5, 3, 40);
    raster.dot(99, 5);
    raster.finish(Inks.TRACE);

    assertThat(text(2, 3).lines().toList().getFirst()).isEmpty();
    assertThat(text(2, 3).lines().toList().get(1)).isNotEmpty();
    assertThat(text(2, 3).lines().toList().get(2)).isEmpty();
  }

  private String text(int width, int height) {
    grid.clear(width, height);
    raster.copyTo(grid, 0, 0);
    return grid.text();
  }
}
