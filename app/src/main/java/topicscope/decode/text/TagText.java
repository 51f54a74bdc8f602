package topicscope.decode.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import topicscope.decode.ByteInterner;

/**
 * The tags of a line as one text, {@code host=a,mode=idle}, which tells its series apart. Tags in
 * another order are the same series: they get the order in which they came first. Bounded; a text
 * that was seen before allocates nothing.
 */
final class TagText {
  private static final int MAX_TEXTS = 2_000;

  private final ByteInterner known = new ByteInterner(MAX_TEXTS);
  private final byte[][] first = new byte[MAX_TEXTS][];
  private final Map<String, byte[]> firstBySorted = new HashMap<>();
  private byte[] text = new byte[128];
  private int length;

  void clear() {
    length = 0;
  }

  boolean isEmpty() {
    return length == 0;
  }

  /** Adds a tag from {@code bytes}: its name and its value, which may be empty. */
  void add(byte[] bytes, int nameFrom, int nameTo, int from, int to) {
    append(bytes, nameFrom, nameTo, length == 0 ? 0 : ',');
    append(bytes, from, to, '=');
  }

  /** The length of the text. */
  int length() {
    return length;
  }

  /** The text, which may be followed by other bytes. */
  byte[] bytes() {
    int number = known.find(text, 0, length);
    return number == ByteInterner.FULL ? learn() : first[number];
  }

  private byte[] learn() {
    int number = known.numberOf(text, 0, length);
    if (number == ByteInterner.FULL) {
      return text;
    }
    String[] parts = new String(text, 0, length, UTF_8).split(",", -1);
    Arrays.sort(parts);
    byte[] written = Arrays.copyOf(text, length);
    byte[] earlier = firstBySorted.putIfAbsent(String.join(",", parts), written);
    first[number] = earlier == null ? written : earlier;
    return first[number];
  }

  private void append(byte[] bytes, int from, int to, int sign) {
    int end = length + 1 + to - from;
    if (end > text.length) {
      text = Arrays.copyOf(text, end * 2);
    }
    if (sign != 0) {
      text[length++] = (byte) sign;
    }
    System.arraycopy(bytes, from, text, length, to - from);
    length += to - from;
  }
}
