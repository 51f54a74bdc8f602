package topicscope.plot.paint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TileStoreTest {
  private static final int ROWS = 100;
  private static final long TILE_BYTES = 4L * Tile.COLUMNS * ROWS;
  private static final int WIDE = 10;
  private static final int FRAMES = 60;

  private final TileStore store = new TileStore();
  private Map<Long, Tile> shown = Map.of();
  private long now = System.nanoTime();

  @Test
  @DisplayName("spare tiles that no frame needs any more are dropped, those that it needs stay")
  void spareTiles_unneeded_dropped() {
    List<Tile> old = new ArrayList<>();
    for (int repaint = 0; repaint < 4; repaint++) {
      old.addAll(paint(0, WIDE));
    }
    old.forEach(store::giveBack);
    assertThat(store.heldBytes()).isEqualTo(4 * WIDE * TILE_BYTES);

    for (int frame = 0; frame < 3 * FRAMES; frame++) {
      paint(WIDE - 1, WIDE).forEach(store::giveBack);
    }

    assertThat(store.heldBytes()).isEqualTo((WIDE + 1) * TILE_BYTES);
  }

  /** Paints a frame; returns the tiles that it replaces. */
  private List<Tile> paint(int from, int to) {
    List<Long> changed = LongStream.range(from, to).boxed().toList();
    List<Tile> before = changed.stream().filter(shown::containsKey).map(shown::get).toList();
    now += TileStore.SPARE_NANOS / FRAMES;
    store.begin(ROWS, OpaqueBackground.NONE, now);
    changed.forEach(index -> store.erase(index * Tile.COLUMNS, (index + 1) * Tile.COLUMNS));
    shown = store.frame(0, (long) WIDE * Tile.COLUMNS);
    return before;
  }
}
