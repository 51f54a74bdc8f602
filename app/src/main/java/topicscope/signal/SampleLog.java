package topicscope.signal;

import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.Optional;
import topicscope.signal.rest.RestBatch;
import topicscope.signal.rest.SampleRests;

/**
 * The memory of a series: the newest samples in chunks, and the min/max index over them.
 *
 * <p>One thread at a time appends; any number of threads read, without a lock and without ever
 * making the writer wait. How that is safe:
 *
 * <ul>
 *   <li>A sample has a number for ever and is never changed. A reader takes {@link #end()} first
 *       and looks at no sample, and at no node of the index, that reaches beyond it; whatever lies
 *       before was written before the volatile write that published it.
 *   <li>The memory of the oldest samples is used again. Before it is, the writer says so in {@code
 *       reclaimed} and fences; when a reader is done it fences and asks {@link #holds(long)}. Had
 *       it seen a single word of newer samples, it would see the larger number too, and what it
 *       read is thrown away.
 *   <li>Growth replaces arrays by larger copies, in plain fields. A reader that took an older
 *       {@link #end()} may load the newer reference, and {@code published} does not order that
 *       store. The writer therefore fills the copy or the new chunk, calls {@link
 *       VarHandle#releaseFence()}, and only then stores the reference. A reader reaches the
 *       contents through the reference, so the load of the contents depends on that of the
 *       reference; every processor HotSpot runs on keeps this order. Two arrays of a chunk or level
 *       may be of different age: both hold every sample and node before the reader's end, at the
 *       same index, because growth ends before the first slot of a ring is used again.
 *   <li>More chunks are kept than the capacity needs, so that a reader who begins at the oldest
 *       sample has the time of at least a chunk of new ones before that happens.
 * </ul>
 *
 * <p>Chunks and index grow as samples arrive, up to the capacity; from then on nothing is allocated
 * but for origins that don't form runs.
 */
final class SampleLog {
  private static final int LARGE_CHUNK_SHIFT = 12;
  private static final int SMALL_CHUNK_SHIFT = 9;
  private static final int FIRST_ROOM = 64;
  private static final int SPARE_CHUNKS = 2;

  private final int capacity;
  private final TimeUnit unit;
  private final int chunkShift;
  private final int chunkMask;
  private final int chunkCount;
  private final IndexLevel[] levels;
  private Chunk[] chunks = new Chunk[1];
  private Chunk tail;
  private long written;
  private volatile long published;
  private volatile long reclaimed;
  private volatile SampleRests rests = SampleRests.NONE;
  private volatile int gapLimit = GapDetector.NO_LIMIT;

  SampleLog(int capacity, TimeUnit unit) {
    this.capacity = capacity;
    this.unit = unit;
    chunkShift = chunkShift(capacity);
    chunkMask = (1 << chunkShift) - 1;
    chunkCount = ((capacity - 1) >> chunkShift) + 1 + SPARE_CHUNKS;
    levels = new IndexLevel[levels(chunkShift, (long) chunkCount << chunkShift)];
    for (int l = 1; l < levels.length; l++) {
      levels[l] = new IndexLevel(l, IndexLevel.FAN);
    }
    tail = new Chunk(1 << chunkShift, FIRST_ROOM);
    chunks[0] = tail;
  }

  /** Appends a batch. The caller must hold the writer's lock. */
  void append(SampleBatch batch, TimestampRule rule, GapDetector spacing) {
    RestBatch more = batch.rests();
    if (more != null) {
      // Before the samples: who counts one of them counts what lies beside it.
      rests = rests.with(more, written, reclaimed);
    }
    int done = 0;
    while (done < batch.size) {
      int index = (int) written & chunkMask;
      if (index == 0 && written > 0) {
        published = written;
        startChunk();
      }
      int length = Math.min(batch.size - done, chunkMask + 1 - index);
      write(batch, done, index, length, rule);
      index(written, written + length, spacing);
      written += length;
      done += length;
    }
    gapLimit = spacing.limit();
    published = written;
  }

  int capacity() {
    return capacity;
  }

  /** The unit of all times in the log and its index. */
  TimeUnit unit() {
    return unit;
  }

  /** The number after that of the newest sample; only what lies before may be read. */
  long end() {
    return published;
  }

  /** The number of the oldest sample held, if {@code end} is the number after the newest. */
  long first(long end) {
    return Math.max(0, end - capacity);
  }

  /** Whether all that was read so far is right, none of it having been older than this sample. */
  boolean holds(long oldest) {
    VarHandle.loadLoadFence();
    return reclaimed <= oldest;
  }

  /**
   * What lies beside the samples. It has all of the samples before {@link #end()}, if that was
   * asked for first, from the oldest one on that {@link #holds} is true of afterwards.
   */
  SampleRests rests() {
    return rests;
  }

  /** How many levels the index has at most. */
  int levels() {
    return levels.length;
  }

  /** The part of a level where the node that begins with that sample is. */
  IndexLevel level(int level, long number) {
    return level == 0 ? chunk(number).blocks : levels[level];
  }

  Chunk chunk(long number) {
    Chunk[] ring = chunks;
    return ring[(int) (number >> chunkShift) & (ring.length - 1)];
  }

  int index(long number) {
    return (int) number & chunkMask;
  }

  long time(long number) {
    return chunk(number).times[index(number)];
  }

  double value(long number) {
    return chunk(number).values[index(number)];
  }

  /** The longest spacing after or before that sample that is no gap, ms. */
  long gapLimit(long number, long end) {
    return GapDetector.longest(gapBin(number, end));
  }

  /** The bin of that spacing; all samples of a block have the same. */
  int gapBin(long number, long end) {
    boolean complete = (number | (IndexLevel.BLOCK - 1)) < end;
    return complete ? chunk(number).gapLimit(index(number)) : gapLimit;
  }

  Optional<Sample> sample(long number) {
    long end = published;
    if (number < first(end) || number >= end) {
      return Optional.empty();
    }
    Chunk chunk = chunk(number);
    int i = index(number);
    long time = chunk.times[i];
    double value = chunk.values[i];
    Sample sample =
        new Sample(
            number,
            unit.toMs(time),
            chunk.origins.recordTime(i, unit.toMs(time)),
            unit.nanos(time),
            value,
            chunk.residue(i),
            chunk.origins.partition(i),
            chunk.origins.offset(i));
    return holds(number) ? Optional.of(sample) : Optional.empty();
  }

  /** Copies chunk by chunk; one that was lost meanwhile takes all before it with it. */
  void copy(long from, int limit, SampleCopy window) {
    long end = published;
    long start = Math.clamp(from, first(end), end);
    long stop = Math.min(end, start + limit);
    window.begin(start, (int) (stop - start), unit);
    long number = start;
    while (number < stop) {
      long next = Math.min(stop, (number | chunkMask) + 1);
      chunk(number).copy(index(number), index(next - 1) + 1, window, window.size);
      if (holds(number)) {
        window.size += (int) (next - number);
      } else {
        window.begin(next, (int) (stop - next), unit);
      }
      number = next;
    }
  }

  private void write(SampleBatch batch, int from, int index, int length, TimestampRule rule) {
    Chunk chunk = tail;
    chunk.ensure(index + length);
    System.arraycopy(batch.values, from, chunk.values, index, length);
    for (int i = 0; i < length; i++) {
      long time = batch.times[from + i];
      if (rule.isAbsurd(time)) {
        chunk.times[index + i] = unit.of(rule.placeAbsurd(), 0);
        chunk.origins.addAbsurd(
            index + i, batch.partitions[from + i], batch.offsets[from + i], time);
      } else {
        chunk.times[index + i] = unit.of(rule.place(time), batch.nanosAt(from + i));
        chunk.origins.add(index + i, batch.partitions[from + i], batch.offsets[from + i]);
      }
    }
    for (int i = from; i < Math.min(from + length, batch.residues.length); i++) {
      if (batch.residues[i] != 0) {
        chunk.setResidue(index + i - from, batch.residues[i]);
      }
    }
  }

  private void index(long from, long to, GapDetector spacing) {
    IndexLevel blocks = tail.blocks;
    for (long k = from >> blocks.shift; k < to >> blocks.shift; k++) {
      int start = index(k << blocks.shift);
      blocks.summarise(k, tail.times, tail.values, start);
      tail.setGapLimit(start, spacing.limit());
      indexAbove(k + 1);
    }
  }

  private void indexAbove(long nodes) {
    IndexLevel below = tail.blocks;
    for (int l = 1; l < levels.length && nodes % IndexLevel.FAN == 0; l++) {
      nodes /= IndexLevel.FAN;
      IndexLevel level = levels[l];
      level.combine(nodes - 1, below);
      if (l == 1) {
        level.setMean(nodes - 1, tail.values, index((nodes - 1) << level.shift));
      }
      below = level;
    }
  }

  private void startChunk() {
    long next = written >> chunkShift;
    if (next < chunkCount) {
      grow((int) next);
      tail = new Chunk(1 << chunkShift, 1 << chunkShift);
    } else {
      tail = chunk((next - chunkCount) << chunkShift);
      reclaimed = (next - chunkCount + 1) << chunkShift;
      VarHandle.fullFence();
      tail.clear();
    }
    VarHandle.releaseFence();
    chunks[(int) next & (chunks.length - 1)] = tail;
  }

  private void grow(int next) {
    if (next == chunks.length) {
      Chunk[] grown = Arrays.copyOf(chunks, 2 * next);
      VarHandle.releaseFence();
      chunks = grown;
      for (int l = 1; l < levels.length; l++) {
        levels[l].ensure((int) (((long) chunks.length << chunkShift) >> levels[l].shift));
      }
    }
  }

  /** Chunks are about an eighth of the capacity, within limits. */
  private static int chunkShift(int capacity) {
    int shift = Integer.SIZE - 3 - Integer.numberOfLeadingZeros(capacity);
    return Math.clamp(shift, SMALL_CHUNK_SHIFT, LARGE_CHUNK_SHIFT);
  }

  /** As many levels as there is use for; all children of a node are in one chunk. */
  private static int levels(int chunkShift, long samples) {
    int levels = 1;
    int shift = IndexLevel.BLOCK_SHIFT + IndexLevel.FAN_SHIFT;
    while (chunkShift >= IndexLevel.BLOCK_SHIFT + IndexLevel.FAN_SHIFT && 1L << shift <= samples) {
      levels++;
      shift += IndexLevel.FAN_SHIFT;
    }
    return levels;
  }
}
