package topicscope.decode;

/** UTF-8 by RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF. */
public final class Utf8 {
  private Utf8() {}

  /** The length in bytes of the non-ASCII character at {@code at}, or 0 if it is invalid. */
  public static int charLength(byte[] bytes, int at, int end) {
    int lead = bytes[at] & 0xff;
    int length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4 || end - at < length) {
      return 0;
    }
    for (int i = 1; i < length; i++) {
      if ((bytes[at + i] & 0xc0) != 0x80) {
        return 0;
      }
    }
    int second = bytes[at + 1] & 0xff;
    boolean valid =
        switch (lead) {
          case 0xe0 -> second >= 0xa0;
          case 0xed -> second < 0xa0;
          case 0xf0 -> second >= 0x90;
          case 0xf4 -> second < 0x90;
          default -> true;
        };
    return valid ? length : 0;
  }

  /** Whether all bytes between {@code from} and {@code to} are valid. */
  public static boolean isValid(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      int length = bytes[at] >= 0 ? 1 : charLength(bytes, at, to);
      if (length == 0) {
        return false;
      }
      at += length;
    }
    return true;
  }

  /** Whether they are text: valid, without control characters other than tab and line ends. */
  public static boolean isText(byte[] bytes, int from, int to) {
    boolean ascii = true;
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      if (b < ' ') {
        if (b >= 0 && b != '\n' && b != '\r' && b != '\t') {
          return false;
        }
        ascii &= b >= 0;
      }
    }
    return ascii || isValid(bytes, from, to);
  }
}
