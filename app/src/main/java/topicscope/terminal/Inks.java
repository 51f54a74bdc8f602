package topicscope.terminal;

import java.nio.charset.StandardCharsets;
import topicscope.chart.Palette;

/** The looks of cells, by number, and the control sequences that switch them on. */
public final class Inks {
  static final int PLAIN = 0;
  static final int FAINT = 1;
  static final int STRONG = 2;
  static final int MARKED = 3;

  /** The first of the inks of traces. */
  static final int TRACE = 4;

  /** How many traces have a colour of their own. */
  static final int TRACES = 8;

  private static final int[] OF_SIXTEEN = {94, 33, 95, 31, 35, 34, 32, 36};
  private static final int CUBE = 16;
  private static final int[] LEVELS = {0, 95, 135, 175, 215, 255};

  private final byte[][] sequences = new byte[TRACE + TRACES][];

  /**
   * @param dark whether the background is dark
   */
  public Inks(ColourDepth depth, boolean dark) {
    boolean colours = depth == ColourDepth.TRUE || depth == ColourDepth.PALETTE;
    sequences[PLAIN] = sequence("");
    sequences[FAINT] = sequence(colours ? dark ? ";38;5;245" : ";38;5;243" : ";2");
    sequences[STRONG] = sequence(";1");
    sequences[MARKED] = sequence(";7");
    for (int i = 0; i < TRACES; i++) {
      sequences[TRACE + i] = sequence(colour(i, depth, dark));
    }
  }

  private static byte[] sequence(String attributes) {
    return ("\u001b[0" + attributes + "m").getBytes(StandardCharsets.US_ASCII);
  }

  /** The colour of a trace as 0xrrggbb. */
  static int rgb(int trace, boolean dark) {
    String text = dark ? Palette.onDark(trace) : Palette.onLight(trace);
    return Integer.parseInt(text.substring(1), 16);
  }

  private static String colour(int trace, ColourDepth depth, boolean dark) {
    int rgb = rgb(trace, dark);
    return switch (depth) {
      case NONE -> "";
      case SIXTEEN -> ";" + OF_SIXTEEN[trace];
      case PALETTE -> ";38;5;" + nearest(rgb);
      case TRUE -> ";38;2;" + (rgb >> 16) + ";" + (rgb >> 8 & 255) + ";" + (rgb & 255);
    };
  }

  /** The nearest colour of the cube of 216 that terminals with 256 colours have. */
  private static int nearest(int rgb) {
    return CUBE + 36 * level(rgb >> 16) + 6 * level(rgb >> 8 & 255) + level(rgb & 255);
  }

  private static int level(int channel) {
    int best = 0;
    for (int i = 1; i < LEVELS.length; i++) {
      best = Math.abs(LEVELS[i] - channel) < Math.abs(LEVELS[best] - channel) ? i : best;
    }
    return best;
  }

  /** Switches the ink on, and all others off. */
  byte[] sequence(int ink) {
    return sequences[ink];
  }
}
