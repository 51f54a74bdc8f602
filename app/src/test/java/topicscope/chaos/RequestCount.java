package topicscope.chaos;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts the requests of clients per kind, from the bytes that pass. Thread-safe. */
final class RequestCount {
  /** The API key of the request for offsets of partitions. */
  static final short LIST_OFFSETS = 2;

  /** The API key of the request that carries a password or its proof. */
  static final short SASL_AUTHENTICATE = 36;

  private static final int HEAD = 6;

  private final Map<Short, Integer> counts = new ConcurrentHashMap<>();

  /** Receives the bytes of one connection in order. */
  interface Tap {
    void passes(byte[] bytes, int count);
  }

  /** The number of requests of that kind so far. */
  int of(short kind) {
    return counts.getOrDefault(kind, 0);
  }

  /** A counter for one more connection. */
  Tap connection() {
    byte[] head = new byte[HEAD];
    // The number of header bytes read, and of request bytes that are still to pass.
    int[] known = {0};
    long[] left = {0};
    return (bytes, count) -> {
      for (int i = 0; i < count; ) {
        if (left[0] > 0) {
          int skipped = (int) Math.min(left[0], count - i);
          left[0] -= skipped;
          i += skipped;
        } else {
          head[known[0]++] = bytes[i++];
          if (known[0] == HEAD) {
            known[0] = 0;
            left[0] = length(head) - 2;
            counts.merge((short) (head[4] << 8 | (head[5] & 0xff)), 1, Integer::sum);
          }
        }
      }
    };
  }

  private static long length(byte[] head) {
    return (head[0] & 0xffL) << 24
        | (head[1] & 0xffL) << 16
        | (head[2] & 0xffL) << 8
        | (head[3] & 0xffL);
  }
}
