package topicscope.terminal;

import java.util.Arrays;
import org.jline.utils.WCWidth;
import topicscope.platform.TerminalText;

/** A picture of character cells. Owned by one thread; reused, and allocates only to grow. */
public final class CellGrid {
  /** The second cell of a character that is two cells wide. */
  static final int CONTINUED = 0;

  private int width;
  private int height;
  private int[] characters = new int[0];
  private int[] inks = new int[0];

  /** Sets the size, and makes all cells blank. */
  public void clear(int newWidth, int newHeight) {
    width = newWidth;
    height = newHeight;
    if (characters.length < width * height) {
      characters = new int[width * height];
      inks = new int[width * height];
    }
    Arrays.fill(characters, 0, width * height, ' ');
    Arrays.fill(inks, 0, width * height, Inks.PLAIN);
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  int character(int x, int y) {
    return characters[y * width + x];
  }

  int ink(int x, int y) {
    return inks[y * width + x];
  }

  boolean isBlank(int x, int y) {
    return character(x, y) == ' ';
  }

  /** Sets a cell; what lies outside is left out. */
  void put(int x, int y, int character, int ink) {
    if (x >= 0 && x < width && y >= 0 && y < height) {
      characters[y * width + x] = character;
      inks[y * width + x] = ink;
    }
  }

  /**
   * Writes a text, cut with an ellipsis where it doesn't fit.
   *
   * @param end the first column that stays free
   * @return the column after the text
   */
  int text(int x, int y, String text, int ink, int end) {
    String shown = fit(text, Math.min(end, width) - x);
    int column = x;
    for (int i = 0; i < shown.length(); ) {
      int character = shown.codePointAt(i);
      i += Character.charCount(character);
      int cells = WCWidth.wcwidth(character);
      if (cells > 0) {
        put(column, y, character, ink);
        if (cells == 2) {
          put(column + 1, y, CONTINUED, ink);
        }
        column += cells;
      }
    }
    return column;
  }

  /** The text without control characters, cut to so many cells. */
  static String fit(String text, int cells) {
    String safe = TerminalText.escape(text);
    if (width(safe) <= cells) {
      return safe;
    }
    StringBuilder cut = new StringBuilder();
    int used = 0;
    for (int i = 0; i < safe.length(); ) {
      int character = safe.codePointAt(i);
      i += Character.charCount(character);
      used += Math.max(0, WCWidth.wcwidth(character));
      if (used > cells - 1) {
        break;
      }
      cut.appendCodePoint(character);
    }
    return cells > 0 ? cut + "…" : "";
  }

  /** How many cells a text needs. */
  static int width(String text) {
    return text.codePoints().map(character -> Math.max(0, WCWidth.wcwidth(character))).sum();
  }

  /** Replaces all characters that aren't ASCII by some that are. */
  void toAscii() {
    for (int at = 0; at < width * height; at++) {
      if (characters[at] > '~') {
        characters[at] =
            switch (characters[at]) {
              case '·', '–' -> '-';
              case '…' -> '~';
              case '←' -> '<';
              case '→' -> '>';
              case '×' -> 'x';
              case 'µ' -> 'u';
              default -> '?';
            };
      }
    }
  }

  /** The picture as lines of text, each without its final blanks. */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (int y = 0; y < height; y++) {
      StringBuilder line = new StringBuilder();
      for (int x = 0; x < width; x++) {
        if (character(x, y) != CONTINUED) {
          line.appendCodePoint(character(x, y));
        }
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }
}
