package topicscope.decode.schema;

/** Reads the variable-length integers before an Avro text or a Protobuf message. */
final class Varints {
  private static final int MAX_SHIFT = 28;

  private final byte[] bytes;
  private final int end;
  private int at;
  private boolean broken;

  Varints(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.end = end;
    at = from;
  }

  /** The next number, zigzag-encoded; 0 if there is none. */
  int nextSigned() {
    return signed(next());
  }

  /** The number that a zigzag-encoded one stands for. */
  static int signed(int encoded) {
    return (encoded >>> 1) ^ -(encoded & 1);
  }

  /** The next number; 0 if there is none. */
  int next() {
    int number = 0;
    for (int shift = 0; shift <= MAX_SHIFT && at < end; shift += 7) {
      byte b = bytes[at++];
      number |= (b & 0x7f) << shift;
      if (b >= 0) {
        return number;
      }
    }
    broken = true;
    return 0;
  }

  /** The start of the next number. */
  int at() {
    return at;
  }

  /** Whether a number was missing. */
  boolean isBroken() {
    return broken;
  }
}
