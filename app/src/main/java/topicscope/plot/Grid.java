package topicscope.plot;

import java.util.Arrays;

/** The grid lines, which belong to the picture so that they move with the traces. */
final class Grid {
  private Grid() {}

  /** Paints the lines over erased columns. */
  static void paint(Look look, ValueRange range, TileSheet sheet, long from, long to) {
    if (look.horizontalArgb() != 0) {
      for (double tick : AmountAxis.ticks(range, look.height()).within(range.low(), range.high())) {
        double row = (range.high() - tick) / range.span() * look.rows();
        horizontal(look, (int) Math.min(look.rows() - 1, row), sheet, from, to);
      }
    }
    if (look.verticalArgb() != 0) {
      for (double tick : look.vertical().within(look.scale().x(from), look.scale().x(to))) {
        long column = look.scale().column(tick);
        if (column >= from && column < to) {
          vertical(look, sheet.pixels(column), TileSheet.offset(column));
        }
      }
    }
  }

  private static void horizontal(Look look, int row, TileSheet sheet, long from, long to) {
    for (long at = from; at < to; ) {
      int offset = TileSheet.offset(at);
      int count = (int) Math.min(to - at, Tile.COLUMNS - offset);
      int first = row * Tile.COLUMNS + offset;
      Arrays.fill(sheet.pixels(at), first, first + count, look.horizontalArgb());
      at += count;
    }
  }

  private static void vertical(Look look, int[] pixels, int offset) {
    for (int at = offset; at < pixels.length; at += Tile.COLUMNS) {
      pixels[at] = look.verticalArgb();
    }
  }
}
