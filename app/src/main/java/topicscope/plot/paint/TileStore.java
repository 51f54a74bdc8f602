package topicscope.plot.paint;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/**
 * The tiles of the present frame, by number. A tile that was handed out isn't written any more; to
 * change it, it is copied into a spare one.
 *
 * <p>Owned by the painting thread; only {@link #giveBack} may be called from another.
 */
public final class TileStore {
  /** Spare tiles that no frame needed for so long are dropped. */
  static final long SPARE_NANOS = 1_000_000_000;

  private final Queue<Tile> spare = new ConcurrentLinkedQueue<>();
  private final Map<Long, Tile> tiles = new HashMap<>();
  private final Set<Long> writable = new HashSet<>();
  private volatile int rows;
  private volatile int backdrop;
  private int unneeded;
  private long now;
  private long counted = System.nanoTime();

  /**
   * Begins a frame; tiles handed out so far are not changed.
   *
   * @param time as of System.nanoTime
   */
  void begin(int newRows, int newBackdrop, long time) {
    now = time;
    if (newRows != rows || newBackdrop != backdrop) {
      rows = newRows;
      backdrop = newBackdrop;
      tiles.clear();
      spare.clear();
    }
    writable.clear();
  }

  /** Drops all tiles. */
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

  /** The tile of a column that was erased in this frame. */
  Tile tile(long column) {
    return writable(index(column), true);
  }

  /** The column within its tile. */
  static int offset(long column) {
    return (int) Math.floorMod(column, (long) Tile.COLUMNS);
  }

  /** The tiles of columns {@code from} to {@code to}; drops all others. */
  Map<Long, Tile> frame(long from, long to) {
    tiles.keySet().removeIf(index -> index < index(from) || index > index(to - 1));
    dropUnneeded();
    return Map.copyOf(tiles);
  }

  /** Takes back a tile that is off screen; one of another size is dropped. */
  public void giveBack(Tile tile) {
    if (fits(tile)) {
      spare.add(tile);
    }
  }

  /** The memory of all tiles and spare tiles, in bytes, without those handed out. */
  long heldBytes() {
    return Stream.concat(tiles.values().stream(), spare.stream())
        .mapToLong(tile -> 4L * tile.pixels().length)
        .sum();
  }

  /** A repaint of the whole plot needs many spare tiles, scrolling needs two or three. */
  private void dropUnneeded() {
    unneeded = Math.min(unneeded, spare.size());
    if (now - counted >= SPARE_NANOS) {
      for (; unneeded > 0; unneeded--) {
        spare.poll();
      }
      counted = now;
      unneeded = spare.size();
    }
  }

  private boolean fits(Tile tile) {
    return tile.rows() == rows && tile.backdrop() == backdrop;
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
      if (fits(tile)) {
        return tile;
      }
    }
    return new Tile(rows, backdrop);
  }

  private static long index(long column) {
    return Math.floorDiv(column, (long) Tile.COLUMNS);
  }
}
