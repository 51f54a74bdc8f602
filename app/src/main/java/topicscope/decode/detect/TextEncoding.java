package topicscope.decode.detect;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import topicscope.decode.Utf8;

/**
 * How a topic's text is encoded, if not plainly in UTF-8: with a byte order mark, in UTF-16, or in
 * Latin-1. Decoders get UTF-8 without a mark. Immutable; only text in another encoding is copied.
 */
final class TextEncoding {
  /** UTF-8 without marks, and everything that is no text. */
  static final TextEncoding PLAIN = new TextEncoding(UTF_8, false);

  private static final Charset LATIN_1 = Charset.forName("windows-1252");
  private static final byte[] MARK = "\uFEFF".getBytes(UTF_8);
  private static final double NEARLY = 0.9;

  /** Shorter values may be anything. */
  private static final int MIN_LENGTH = 4;

  private final Charset charset;
  private final boolean marked;

  private TextEncoding(Charset charset, boolean marked) {
    this.charset = charset;
    this.marked = marked;
  }

  /** The encoding of these values. */
  static TextEncoding of(List<byte[]> values) {
    if (areNearlyAll(values, value -> isUtf16(value, 0))) {
      return new TextEncoding(UTF_16LE, true);
    }
    if (areNearlyAll(values, value -> isUtf16(value, 1))) {
      return new TextEncoding(UTF_16BE, true);
    }
    boolean latin = values.stream().anyMatch(value -> !Utf8.isValid(value, 0, value.length));
    if (latin && !areAlike(values) && areNearlyAll(values, TextEncoding::isLatin1)) {
      return new TextEncoding(LATIN_1, false);
    }
    boolean mark =
        values.stream()
            .anyMatch(
                value -> hasMark(value, 0, value.length) && Utf8.isText(value, 0, value.length));
    return mark ? new TextEncoding(UTF_8, true) : PLAIN;
  }

  /** What is said of it behind the format; empty for UTF-8. */
  String note() {
    if (charset.equals(UTF_8)) {
      return "";
    }
    return ", in " + (charset.equals(LATIN_1) ? "Latin-1" : charset.name());
  }

  /** Whether a value may have to be converted by {@link #converted}. */
  boolean isOther() {
    return this != PLAIN;
  }

  /** The value in UTF-8 without a mark; the same array if it is so already. */
  byte[] converted(byte[] value) {
    if (charset.equals(UTF_8)) {
      boolean mark = hasMark(value, 0, value.length);
      return mark ? Arrays.copyOfRange(value, MARK.length, value.length) : value;
    }
    if (!marked && Utf8.isValid(value, 0, value.length)) {
      return value;
    }
    String text = new String(value, charset);
    return (text.startsWith("\uFEFF") ? text.substring(1) : text).getBytes(UTF_8);
  }

  /** The values in UTF-8 without a mark. */
  List<byte[]> converted(List<byte[]> values) {
    return isOther() ? values.stream().map(this::converted).toList() : values;
  }

  private static boolean hasMark(byte[] bytes, int from, int length) {
    return length > MARK.length
        && Arrays.equals(bytes, from, from + MARK.length, MARK, 0, MARK.length);
  }

  private static boolean areNearlyAll(List<byte[]> values, Predicate<byte[]> test) {
    return !values.isEmpty() && values.stream().filter(test).count() >= NEARLY * values.size();
  }

  /** Whether all have the length of a binary number, whose bytes may look like letters. */
  private static boolean areAlike(List<byte[]> values) {
    int length = values.getFirst().length;
    return (length == Integer.BYTES || length == Long.BYTES)
        && values.stream().allMatch(value -> value.length == length);
  }

  /** Whether it is UTF-16 with ASCII above all, whose low bytes are at this place of each pair. */
  private static boolean isUtf16(byte[] value, int low) {
    if (value.length < MIN_LENGTH || value.length % 2 != 0) {
      return false;
    }
    boolean mark = value[low] == (byte) 0xff && value[1 - low] == (byte) 0xfe;
    int ascii = 0;
    for (int i = mark ? 2 : 0; i < value.length; i += 2) {
      byte b = value[i + low];
      boolean plain = value[i + 1 - low] == 0 && (b >= ' ' || b == '\n' || b == '\r' || b == '\t');
      if (value[i + 1 - low] == 0 && !plain && b >= 0) {
        return false;
      }
      ascii += plain ? 1 : 0;
    }
    int pairs = value.length / 2 - (mark ? 1 : 0);
    return ascii * 5 >= pairs * 4;
  }

  /** Whether it is UTF-8, or Latin-1 with ASCII above all. */
  private static boolean isLatin1(byte[] value) {
    int ascii = 0;
    for (byte b : value) {
      boolean control = b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t';
      boolean high = b < (byte) 0xa0 && b != (byte) 0x80 && (b < (byte) 0x91 || b > (byte) 0x97);
      if (control || (b < 0 && high)) {
        return Utf8.isText(value, 0, value.length);
      }
      ascii += b > 0 ? 1 : 0;
    }
    return Utf8.isText(value, 0, value.length)
        || (value.length >= MIN_LENGTH && value[0] > 0 && ascii * 10 >= value.length * 7);
  }
}
