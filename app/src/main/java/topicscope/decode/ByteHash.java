package topicscope.decode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.SplittableRandom;

/**
 * Hashes byte strings that come from records. Seeded: no one outside this process can compute
 * strings that collide.
 */
public final class ByteHash {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long MIX = 0x9E3779B97F4A7C15L;
  private static final long SEED = new SplittableRandom().nextLong();

  private ByteHash() {}

  /** The hash of the bytes between the two positions. */
  public static int of(byte[] bytes, int from, int to) {
    long hash = SEED ^ (to - from);
    int at = from;
    for (; at + 8 <= to; at += 8) {
      hash = mix(hash ^ (long) LONGS.get(bytes, at));
    }
    for (; at < to; at++) {
      hash = mix(hash ^ bytes[at]);
    }
    return (int) (hash ^ (hash >>> 32));
  }

  private static long mix(long hash) {
    long mixed = hash * MIX;
    return mixed ^ (mixed >>> 29);
  }
}
