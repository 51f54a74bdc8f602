package topicscope.decode.document;

import java.util.Arrays;

/**
 * What stands inside the text of a JSON string: the text without escapes, or the bytes of base64.
 *
 * <p>Reused for every text: it allocates only for one that is longer than all before.
 */
final class InnerText {
  private byte[] bytes = new byte[64];

  /** The last text or bytes, from 0 on. */
  byte[] bytes() {
    return bytes;
  }

  /**
   * Removes the escapes of a valid JSON string.
   *
   * @return the length, or -1 if there is an escape by number
   */
  int ofJson(byte[] text, int from, int to) {
    // Readers look at up to eight bytes at once.
    ensure(to - from + Long.BYTES);
    int length = 0;
    for (int at = from; at < to; at++) {
      byte b = text[at];
      if (b == '\\') {
        at++;
        b =
            switch (text[at]) {
              case 'n' -> '\n';
              case 't' -> '\t';
              case 'r' -> '\r';
              case 'b' -> '\b';
              case 'f' -> '\f';
              default -> text[at];
            };
        if (text[at] == 'u') {
          return -1;
        }
      }
      bytes[length++] = b;
    }
    return length;
  }

  /**
   * Decodes base64 with padding.
   *
   * @return the length, or -1 if it is none
   */
  int ofBase64(byte[] text, int from, int to) {
    if ((to - from) % 4 != 0 || to == from) {
      return -1;
    }
    ensure((to - from) / 4 * 3);
    int padding = text[to - 1] != '=' ? 0 : text[to - 2] != '=' ? 1 : 2;
    int length = 0;
    for (int at = from; at < to; at += 4) {
      int group = 0;
      for (int i = 0; i < 4; i++) {
        boolean pad = at + i >= to - padding;
        int digit = pad ? 0 : digit(text[at + i]);
        if (digit < 0) {
          return -1;
        }
        group = group << 6 | digit;
      }
      bytes[length++] = (byte) (group >> 16);
      bytes[length++] = (byte) (group >> 8);
      bytes[length++] = (byte) group;
    }
    return length - padding;
  }

  private static int digit(byte b) {
    if (b >= 'A' && b <= 'Z') {
      return b - 'A';
    }
    if (b >= 'a' && b <= 'z') {
      return b - 'a' + 26;
    }
    if (b >= '0' && b <= '9') {
      return b - '0' + 52;
    }
    return b == '+' ? 62 : b == '/' ? 63 : -1;
  }

  private void ensure(int length) {
    if (bytes.length < length) {
      bytes = Arrays.copyOf(bytes, Math.max(length, bytes.length * 2));
    }
  }
}
