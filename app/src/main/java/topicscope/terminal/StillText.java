package topicscope.terminal;

import java.nio.charset.StandardCharsets;

/** A picture as lines of text with colours. */
public final class StillText {
  private StillText() {}

  /** The lines, each with its end; the last ink of each line is switched off. */
  public static String of(CellGrid grid, Inks inks) {
    StringBuilder text = new StringBuilder();
    for (int y = 0; y < grid.height(); y++) {
      int end = grid.width();
      while (end > 0 && grid.isBlank(end - 1, y)) {
        end--;
      }
      int ink = Inks.PLAIN;
      for (int x = 0; x < end; x++) {
        if (grid.ink(x, y) != ink && !grid.isBlank(x, y)) {
          ink = grid.ink(x, y);
          text.append(sequence(inks, ink));
        }
        if (grid.character(x, y) != CellGrid.CONTINUED) {
          text.appendCodePoint(grid.character(x, y));
        }
      }
      text.append(ink == Inks.PLAIN ? "" : sequence(inks, Inks.PLAIN)).append('\n');
    }
    return text.toString();
  }

  private static String sequence(Inks inks, int ink) {
    return new String(inks.sequence(ink), StandardCharsets.US_ASCII);
  }
}
