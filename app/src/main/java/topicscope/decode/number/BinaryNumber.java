package topicscope.decode.number;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The binary forms of one number: big-endian as Kafka's own serializers write, or little-endian.
 */
public enum BinaryNumber {
  /** One byte, signed. */
  INT8(1),
  /** Two bytes, signed, big-endian. */
  INT16(2),
  /** Four bytes, signed, big-endian. */
  INT32(4),
  /** Eight bytes, signed, big-endian. */
  INT64(8),
  /** IEEE 754, four bytes, big-endian. */
  FLOAT(4),
  /** IEEE 754, eight bytes, big-endian. */
  DOUBLE(8),
  /** Two bytes, signed, little-endian. */
  INT16_LE(2),
  /** Four bytes, signed, little-endian. */
  INT32_LE(4),
  /** Eight bytes, signed, little-endian. */
  INT64_LE(8),
  /** IEEE 754, four bytes, little-endian. */
  FLOAT_LE(4),
  /** IEEE 754, eight bytes, little-endian. */
  DOUBLE_LE(8);

  private static final VarHandle SHORTS = view(short[].class);
  private static final VarHandle INTS = view(int[].class);
  private static final VarHandle LONGS = view(long[].class);

  private final int width;

  BinaryNumber(int width) {
    this.width = width;
  }

  /** Its length in bytes. */
  public int width() {
    return width;
  }

  /** Whether it is an integer. */
  public boolean isInteger() {
    return switch (this) {
      case FLOAT, DOUBLE, FLOAT_LE, DOUBLE_LE -> false;
      default -> true;
    };
  }

  /** Reads an integer. */
  public long integer(byte[] bytes, int at) {
    return switch (this) {
      case INT8 -> bytes[at];
      case INT16 -> (short) SHORTS.get(bytes, at);
      case INT16_LE -> Short.reverseBytes((short) SHORTS.get(bytes, at));
      case INT32 -> (int) INTS.get(bytes, at);
      case INT32_LE -> Integer.reverseBytes((int) INTS.get(bytes, at));
      case INT64 -> (long) LONGS.get(bytes, at);
      case INT64_LE -> Long.reverseBytes((long) LONGS.get(bytes, at));
      case FLOAT, DOUBLE, FLOAT_LE, DOUBLE_LE ->
          throw new IllegalStateException(this + " is no integer");
    };
  }

  /** Reads a number; may be NaN or infinite. */
  public double number(byte[] bytes, int at) {
    return switch (this) {
      case FLOAT -> Float.intBitsToFloat((int) INTS.get(bytes, at));
      case FLOAT_LE -> Float.intBitsToFloat(Integer.reverseBytes((int) INTS.get(bytes, at)));
      case DOUBLE -> Double.longBitsToDouble((long) LONGS.get(bytes, at));
      case DOUBLE_LE -> Double.longBitsToDouble(Long.reverseBytes((long) LONGS.get(bytes, at)));
      default -> integer(bytes, at);
    };
  }

  private static VarHandle view(Class<?> array) {
    return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.BIG_ENDIAN);
  }
}
