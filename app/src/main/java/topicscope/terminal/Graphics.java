package topicscope.terminal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a terminal shows pixels.
 *
 * @param protocol how they are sent
 * @param cellWidth pixels of a cell
 * @param cellHeight the same
 */
public record Graphics(PixelProtocol protocol, int cellWidth, int cellHeight) {
  /**
   * Asks for Kitty's graphics, for the size of a cell, and for the kind of the terminal, which
   * every terminal answers.
   */
  static final String ASK = "\u001b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\u001b\\\u001b[16t\u001b[c";

  private static final Pattern CELL = Pattern.compile("6;(\\d+);(\\d+)t");
  private static final Pattern KIND = Pattern.compile("\\?[\\d;]*c");
  private static final long PATIENCE_NANOS = 2_000_000_000L;

  /** Asks the terminal; empty if it shows no pixels. Blocks at most 2 s. */
  static Optional<Graphics> of(TerminalScreen screen) {
    boolean kitty = false;
    boolean sixel = false;
    int width = 8;
    int height = 16;
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (System.nanoTime() < end) {
      Key key = screen.key();
      if (key.kind() == Key.Kind.CLOSED) {
        break;
      }
      Matcher cell = CELL.matcher(key.answer());
      if (cell.matches()) {
        height = Math.clamp(Integer.parseInt(cell.group(1)), 4, 64);
        width = Math.clamp(Integer.parseInt(cell.group(2)), 2, 32);
      }
      kitty |= key.answer().startsWith("Gi=31;OK");
      if (KIND.matcher(key.answer()).matches()) {
        sixel = key.answer().matches("\\?(.*;)?4(;.*)?c");
        break;
      }
    }
    return kitty || sixel
        ? Optional.of(
            new Graphics(kitty ? PixelProtocol.KITTY : PixelProtocol.SIXEL, width, height))
        : Optional.empty();
  }
}
