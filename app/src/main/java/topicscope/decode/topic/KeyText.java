package topicscope.decode.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import topicscope.decode.Utf8;

/** A record's key as text: text if it is text, else an integer or hexadecimal. */
final class KeyText {
  private static final int MAX_LENGTH = 100;

  private KeyText() {}

  static String of(byte[] key) {
    if (isReadable(key)) {
      String text = new String(key, UTF_8);
      return text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "…" : text;
    }
    return switch (key.length) {
      case Integer.BYTES -> Integer.toString(ByteBuffer.wrap(key).getInt());
      case Long.BYTES -> Long.toString(ByteBuffer.wrap(key).getLong());
      default -> "0x" + HexFormat.of().formatHex(key, 0, Math.min(key.length, MAX_LENGTH));
    };
  }

  private static boolean isReadable(byte[] key) {
    for (byte b : key) {
      if ((b >= 0 && b < ' ') || b == 0x7f) {
        return false;
      }
    }
    return Utf8.isValid(key, 0, key.length);
  }
}
