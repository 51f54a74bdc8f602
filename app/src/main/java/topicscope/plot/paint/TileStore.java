package topicscope.plot.paint;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The strips that make up the picture, found by the column at which they begin. A strip that has
 * been handed out is never written again: to change it, its pixels move on to a spare one.
 *
 * <p>Owned by the painting thread; only {@link #giveBack} may be called from another.
 */
public final class TileStore {
  private final Queue<Tile> spare = new ConcurrentLinkedQueue<>();
  private final Map<Long, Tile> tiles = new HashMap<>();
  private final Set<Long> writable = new HashSet<>();
  private int rows;
  private int backdrop;

  /** Begins a picture of so many rows; what was handed out so far stays as it is. */
  void begin(int newRows, int newBackdrop) {
    if (newRows != rows || newBackdrop != backdrop) {
      rows = newRows;
      backdrop = newBackdrop;
      tiles.clear();
    }
    writable.clear();
  }

  /** Forgets the whole picture. */
  void clear() {
    tiles.clear();
  }

  /** Makes a range of columns empty. */
  void erase(long from, long to) {
    for (long index = index(from); index <= index(to - 1); index++) {
      long start = index * Tile.COLUMNS;
      int first = (int) Math.max(0, from - start);
      int end = (int) Math.min(Tile.COLUMNS, to - start);
      writable(index, end - first < Tile.COLUMNS).clear(first, end);
    }
  }

  /** The strip that holds a column; the column must have been erased in this picture. */
  Tile tile(long column) {
    return writable(index(column), true);
  }

  /** Which column of its strip a column is. */
  static int offset(long column) {
    return (int) Math.floorMod(column, (long) Tile.COLUMNS);
  }

  /** The strips that show columns {@code from} to {@code to}; all others are forgotten. */
  Map<Long, Tile> picture(long from, long to) {
    tiles.keySet().removeIf(index -> index < index(from) || index > index(to - 1));
    return Map.copyOf(tiles);
  }

  /** Takes back a strip that nobody shows any more. */
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
