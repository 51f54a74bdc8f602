package topicscope.terminal;

/** A framed box in the middle of a picture. Used by one thread. */
final class TextBox {
  private final CellGrid grid;
  private final int left;
  private final int top;
  private final int width;

  /**
   * Clears the box and draws its frame.
   *
   * @param width its width without the frame
   * @param lines the number of its lines
   * @param frames whether there are characters for frames
   */
  TextBox(CellGrid grid, int width, int lines, boolean frames) {
    this.grid = grid;
    this.width = width;
    left = Math.max(0, (grid.width() - width - 4) / 2);
    top = Math.max(0, (grid.height() - lines - 2) / 2);
    String corners = frames ? "┌┐└┘─│" : "++++-|";
    for (int y = 0; y < lines + 2; y++) {
      boolean edge = y == 0 || y == lines + 1;
      for (int x = 0; x < width + 4; x++) {
        boolean side = x == 0 || x == width + 3;
        int corner = (y == 0 ? 0 : 2) + (x == 0 ? 0 : 1);
        char shown =
            edge && side
                ? corners.charAt(corner)
                : edge ? corners.charAt(4) : side ? corners.charAt(5) : ' ';
        grid.put(left + x, top + y, shown, Inks.FAINT);
      }
    }
  }

  /** Writes a line. */
  void line(int number, String text, int ink) {
    grid.text(left + 2, top + 1 + number, text, ink, left + 2 + width);
  }
}
