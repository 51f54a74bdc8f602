package topicscope.plot.paint;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The tiles of the picture, by their first column. A tile that was handed out is never written
 * again: a change is painted into a spare tile with the same pixels.
 *
 * <p>Owned by the painting thread; only {@link #giveBack} may be called from another.
 */
public final class TileStore {
  private final Queue<Tile> spare = new ConcurrentLinkedQueue<>();
  private final Map<Long, Tile> tiles = new HashMap<>();
  private final Set<Long> writable = new HashSet<>();
  private int rows;
  private int backdrop;

  /** Starts a picture with this many rows; tiles handed out so far stay unchanged. */
  void begin(int newRows, int newBackdrop) {
    if (newRows != rows || newBackdrop != backdrop) {
      rows = newRows;
      backdrop = newBackdrop;
      tiles.clear();
    }
    writable.clear();
  }

  /** Discards the whole picture. */
  void clear() {
    tiles.clear();
  }

  /** Clears a range of columns. */
  void erase(long from, long to) {
    for (long index = index(from); index <= index(to - 1); index++) {
      long start = index * Tile.COLUMNS;
      int first = (int) Math.max(0, from - start);
      int end = (int) Math.min(Tile.COLUMNS, to - start);
      writable(index, end - first < Tile.COLUMNS).clear(first, end);
    }
  }

  /** The tile that contains a column; the column must have been erased in this picture. */
  Tile tile(long column) {
    return writable(index(column), true);
  }

  /** The index of a column in its tile. */
  static int offset(long column) {
    return (int) Math.floorMod(column, (long) Tile.COLUMNS);
  }

  /** The tiles that show columns {@code from} to {@code to}; all others are discarded. */
  Map<Long, Tile> picture(long from, long to) {
    tiles.keySet().removeIf(index -> index < index(from) || index > index(to - 1));
    return Map.copyOf(tiles);
  }

  /** Takes back a tile that is no longer shown. */
  void giveBack(Tile tile) {
    spare.add(tile);
  }

  private Tile writable(long index, boolean keep) {
    Tile old = tiles.get(index);
    if (old != null && writable.contains(index)) {
      return old;
    }
    Tile tile = take();
    if (old != null && keep) {
      tile.copyFrom(old);
    } else {
      tile.clear();
    }
    tiles.put(index, tile);
    writable.add(index);
    return tile;
  }

  private Tile take() {
    for (Tile tile = spare.poll(); tile != null; tile = spare.poll()) {
      if (tile.rows() == rows && tile.backdrop() == backdrop) {
        return tile;
      }
    }
    return new Tile(rows, backdrop);
  }

  private static long index(long column) {
    return Math.floorDiv(column, (long) Tile.COLUMNS);
  }
}
