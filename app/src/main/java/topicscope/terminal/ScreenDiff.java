package topicscope.terminal;

import java.util.Arrays;

/**
 * Turns pictures into what must be sent to a terminal that shows the one before: the changed cells
 * only, as one update that the terminal shows at once (its mode 2026).
 *
 * <p>Owned by one thread; reused, and allocates only to grow.
 */
final class ScreenDiff {
  private static final byte[] BEGIN = Controls.bytes("\u001b[?2026h");
  private static final byte[] END = Controls.bytes("\u001b[0m\u001b[?2026l");
  private static final byte[] ERASE = Controls.bytes("\u001b[0m\u001b[2J");

  /** Sending so many unchanged cells takes no more bytes than moving the cursor. */
  private static final int SHORT = 4;

  private int width;
  private int height;
  private int[] characters = new int[0];
  private int[] inks = new int[0];
  private boolean known;
  private byte[] out = new byte[1 << 14];
  private int size;
  private int ink;
  private int cursor;

  /** The terminal shows something else now: the next picture is sent whole. */
  void forget() {
    known = false;
  }

  /** What to send; only the first {@link #size()} bytes count, until the next call. */
  byte[] bytes() {
    return out;
  }

  int size() {
    return size;
  }

  /** Takes the next picture; returns whether there is anything to send. */
  boolean update(CellGrid next, Inks look) {
    size = 0;
    append(BEGIN);
    int empty = size;
    ink = -1;
    cursor = -1;
    if (!known || next.width() != width || next.height() != height) {
      adopt(next);
    }
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int at = y * width + x;
        if (next.character(x, y) != characters[at] || next.ink(x, y) != inks[at]) {
          moveTo(x, y, next, look);
          send(x, y, next, look);
        }
      }
    }
    if (size == empty) {
      size = 0;
      return false;
    }
    append(END);
    return true;
  }

  private void adopt(CellGrid next) {
    width = next.width();
    height = next.height();
    characters = new int[width * height];
    inks = new int[width * height];
    Arrays.fill(characters, ' ');
    known = true;
    append(ERASE);
    ink = Inks.PLAIN;
  }

  private void moveTo(int x, int y, CellGrid next, Inks look) {
    int at = y * width + x;
    int behind = at - cursor;
    boolean near = cursor >= 0 && cursor / width == y && behind >= 0 && behind <= SHORT;
    if (!near) {
      append((byte) 0x1b);
      append((byte) '[');
      number(y + 1);
      append((byte) ';');
      number(x + 1);
      append((byte) 'H');
      cursor = at;
    }
    while (cursor < at) {
      send(cursor % width, y, next, look);
    }
  }

  private void send(int x, int y, CellGrid next, Inks look) {
    int at = y * width + x;
    int character = next.character(x, y);
    characters[at] = character;
    inks[at] = next.ink(x, y);
    // The character before has moved the cursor over the second half of a wide one.
    if (character != CellGrid.CONTINUED) {
      if (inks[at] != ink) {
        ink = inks[at];
        append(look.sequence(ink));
      }
      encode(character);
    }
    // At the right edge the cursor stays.
    cursor = x == width - 1 ? -1 : at + 1;
  }

  private void encode(int character) {
    if (character < 0x80) {
      append((byte) character);
    } else if (character < 0x800) {
      append((byte) (0xc0 | (character >> 6)));
      append((byte) (0x80 | (character & 0x3f)));
    } else if (character < 0x10000) {
      append((byte) (0xe0 | (character >> 12)));
      append((byte) (0x80 | ((character >> 6) & 0x3f)));
      append((byte) (0x80 | (character & 0x3f)));
    } else {
      append((byte) (0xf0 | (character >> 18)));
      append((byte) (0x80 | ((character >> 12) & 0x3f)));
      append((byte) (0x80 | ((character >> 6) & 0x3f)));
      append((byte) (0x80 | (character & 0x3f)));
    }
  }

  private void number(int value) {
    if (value >= 10) {
      number(value / 10);
    }
    append((byte) ('0' + value % 10));
  }

  private void append(byte[] bytes) {
    for (byte one : bytes) {
      append(one);
    }
  }

  private void append(byte one) {
    if (size == out.length) {
      out = Arrays.copyOf(out, 2 * size);
    }
    out[size++] = one;
  }
}
