package topicscope.decode.number;

import java.util.Set;

/** The words that programs write for a number that is not there. */
public final class MissingWords {
  private static final int MAX_LENGTH = 11;
  private static final Set<String> WORDS =
      Set.of(
          "nan",
          "inf",
          "infinity",
          "null",
          "nil",
          "none",
          "na",
          "n/a",
          "#n/a",
          "undefined",
          "unavailable",
          "unknown",
          "undef",
          "missing",
          "\\n",
          "-",
          "--",
          "---");

  private MissingWords() {}

  /** Whether it is such a word, with or without a sign, or nothing but white space. */
  public static boolean isOne(byte[] text, int from, int to) {
    int start = from;
    int end = to;
    while (start < end && text[start] >= 0 && text[start] <= ' ') {
      start++;
    }
    while (end > start && text[end - 1] >= 0 && text[end - 1] <= ' ') {
      end--;
    }
    if (end - start > MAX_LENGTH + 1) {
      return false;
    }
    char[] word = new char[end - start];
    for (int i = start; i < end; i++) {
      if (text[i] < 0 || (text[i] >= '0' && text[i] <= '9')) {
        return false;
      }
      word[i - start] = Character.toLowerCase((char) text[i]);
    }
    boolean signed = word.length > 1 && (word[0] == '-' || word[0] == '+');
    return word.length == 0
        || WORDS.contains(new String(word))
        || (signed && WORDS.contains(new String(word, 1, word.length - 1)));
  }
}
