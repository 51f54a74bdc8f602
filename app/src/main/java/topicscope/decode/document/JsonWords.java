package topicscope.decode.document;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What C, Lua and others write into JSON for a number that is none: {@code nan}, {@code -inf},
 * {@code Infinity}. The parser takes only some of them.
 */
final class JsonWords {
  private static final Set<String> WORDS = Set.of("nan", "inf", "infinity");
  private static final byte[] MISSING = {'N', 'a', 'N'};

  private JsonWords() {}

  /**
   * The document with each such word outside of strings, and its sign, replaced by NaN and blanks.
   *
   * @return a copy from {@code from} to {@code to}; null if there is no such word
   */
  static byte @Nullable [] replaced(byte[] bytes, int from, int to) {
    byte[] copy = null;
    boolean inString = false;
    for (int at = from; at < to; at++) {
      byte b = bytes[at];
      if (inString) {
        at += b == '\\' ? 1 : 0;
        inString = b != '"';
      } else if (b == '"') {
        inString = true;
      } else if (isLetter(b)) {
        int end = at;
        while (end < to && isLetter(bytes[end])) {
          end++;
        }
        String word = new String(bytes, at, end - at, ISO_8859_1).toLowerCase(Locale.ROOT);
        if (WORDS.contains(word)) {
          copy = copy == null ? Arrays.copyOfRange(bytes, from, to) : copy;
          boolean signed = at > from && (bytes[at - 1] == '-' || bytes[at - 1] == '+');
          Arrays.fill(copy, at - from - (signed ? 1 : 0), end - from, (byte) ' ');
          System.arraycopy(MISSING, 0, copy, at - from, MISSING.length);
        }
        at = end - 1;
      }
    }
    return copy;
  }

  private static boolean isLetter(byte b) {
    return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
  }
}
