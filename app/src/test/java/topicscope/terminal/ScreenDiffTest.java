package topicscope.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.jline.utils.ScreenTerminal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Execution(CONCURRENT)
class ScreenDiffTest {
  private final Inks inks = new Inks(ColourDepth.TRUE, true);
  private final ScreenDiff diff = new ScreenDiff();
  private final CellGrid grid = new CellGrid();

  @ParameterizedTest
  @CsvSource({"80, 24", "31, 9", "300, 100"})
  @DisplayName("a screen that gets only the changed cells shows every picture")
  void changes_anyPictures_screenEqual(int width, int height) {
    ScreenTerminal screen = new ScreenTerminal(width, height);
    screen.write("\u001b[?7l");
    Random random = new Random(width);
    grid.clear(width, height);
    for (int round = 0; round < 30; round++) {
      for (int i = 0; i <= 10 * round; i++) {
        int x = random.nextInt(width);
        grid.put(x, random.nextInt(height), 0x2800 + random.nextInt(256), random.nextInt(12));
      }
      screen.write(next());

      assertThat(lines(screen, width, height)).isEqualTo(grid.text());
    }
  }

  @Test
  @DisplayName("nothing is sent for the same picture, and a few bytes for one changed cell")
  void changes_fewCells_fewBytes() {
    grid.clear(200, 60);
    grid.text(0, 0, "a picture", Inks.PLAIN, 200);
    next();

    assertThat(diff.update(grid, inks)).isFalse();
    grid.put(150, 40, '⣿', Inks.TRACE);
    assertThat(next()).startsWith("\u001b[?2026h").hasSizeLessThan(64).contains("⣿");
  }

  @Test
  @DisplayName("another size is drawn whole")
  void changes_otherSize_whole() {
    grid.clear(40, 10);
    next();
    grid.clear(30, 8);
    grid.text(0, 0, "smaller", Inks.PLAIN, 30);

    assertThat(next()).contains("\u001b[2J", "smaller");
  }

  @Test
  @DisplayName("wide characters take two cells, and a cut text ends with an ellipsis")
  void text_wideAndCut() {
    ScreenTerminal screen = new ScreenTerminal(20, 2);
    grid.clear(20, 2);
    int end = grid.text(0, 0, "温度 cpu", Inks.PLAIN, 20);
    grid.text(0, 1, "a\tlong name that does not fit", Inks.PLAIN, 12);
    screen.write(next());

    assertThat(end).isEqualTo(8);
    assertThat(grid.text()).isEqualTo("温度 cpu\na\\tlong nam…\n");
    assertThat(screen.toString().replace("\u0000", "")).contains("cpu", "a\\tlong nam…");
  }

  private String next() {
    assertThat(diff.update(grid, inks)).isTrue();
    return new String(diff.bytes(), 0, diff.size(), StandardCharsets.UTF_8);
  }

  private static String lines(ScreenTerminal screen, int width, int height) {
    long[] cells = new long[width * height];
    screen.dump(cells, 0, 0, height, width, new int[2]);
    StringBuilder text = new StringBuilder();
    for (int y = 0; y < height; y++) {
      StringBuilder line = new StringBuilder();
      for (int x = 0; x < width; x++) {
        line.appendCodePoint(ScreenTerminal.cellCodePoint(cells[y * width + x]));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }
}
