package topicscope.history;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** A set of offsets of several partitions: a bit for each. Owned by one thread at a time. */
final class OffsetSet {
  private static final int BLOCK_BITS = 16;
  private static final int BLOCK = (1 << BLOCK_BITS) - 1;

  private final Map<Integer, Map<Long, BitSet>> partitions = new HashMap<>();

  void add(int partition, long offset) {
    partitions
        .computeIfAbsent(partition, added -> new HashMap<>())
        .computeIfAbsent(offset >> BLOCK_BITS, added -> new BitSet())
        .set((int) (offset & BLOCK));
  }

  boolean contains(int partition, long offset) {
    Map<Long, BitSet> blocks = partitions.get(partition);
    BitSet block = blocks == null ? null : blocks.get(offset >> BLOCK_BITS);
    return block != null && block.get((int) (offset & BLOCK));
  }

  boolean isEmpty() {
    return partitions.isEmpty();
  }
}
