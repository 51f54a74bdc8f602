package topicscope.terminal;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The characters that a plot is drawn with, and how many dots each of them has. */
public enum Glyphs {
  BRAILLE(2, 4),
  BLOCKS(2, 2),
  ASCII(1, 3);

  private static final String QUADRANTS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█";
  private static final String STROKES = " '-|.:||";
  private static final int[] BRAILLE_BITS = {0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80};
  private static final int BRAILLE_START = 0x2800;

  private final int columns;
  private final int rows;

  Glyphs(int columns, int rows) {
    this.columns = columns;
    this.rows = rows;
  }

  /**
   * The best that a terminal can show.
   *
   * @param charset the charset of the locale
   * @param type the terminal's type, as in the variable TERM; empty if unknown
   */
  public static Glyphs of(Charset charset, String type) {
    String name = type.toLowerCase(Locale.ROOT);
    if (!charset.equals(StandardCharsets.UTF_8) || name.equals("dumb") || name.startsWith("vt")) {
      return ASCII;
    }
    // The console of Linux has the characters of its font only.
    return name.equals("linux") ? BLOCKS : BRAILLE;
  }

  /** Dots beside one another in a cell. */
  int columns() {
    return columns;
  }

  /** Dots above one another in a cell. */
  int rows() {
    return rows;
  }

  /** Whether there are characters for frames. */
  boolean hasFrames() {
    return this != ASCII;
  }

  /**
   * The character with these dots.
   *
   * @param dots a bit for each dot: row × {@link #columns} + column
   */
  int character(int dots) {
    return switch (this) {
      case BLOCKS -> QUADRANTS.charAt(dots);
      case ASCII -> STROKES.charAt(dots);
      case BRAILLE -> {
        int bits = 0;
        for (int i = 0; i < BRAILLE_BITS.length; i++) {
          bits |= (dots >> i & 1) == 0 ? 0 : BRAILLE_BITS[i];
        }
        yield dots == 0 ? ' ' : BRAILLE_START + bits;
      }
    };
  }
}
