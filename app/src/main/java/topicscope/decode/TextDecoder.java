package topicscope.decode;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Decodes records that are text: a bare number, or else a JSON document. */
public final class TextDecoder implements RecordDecoder {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,9})?");
  private static final int LONGEST_NUMBER = 100;

  private final JsonDecoder json = new JsonDecoder();

  @Override
  public Outcome decode(byte[] bytes, int offset, int length, FieldSink sink) {
    int start = offset;
    int end = offset + length;
    while (start < end && isSpace(bytes[start])) {
      start++;
    }
    while (end > start && isSpace(bytes[end - 1])) {
      end--;
    }
    if (start == end) {
      return Outcome.undecodable("empty value");
    }
    return startsNumber(bytes[start]) && end - start <= LONGEST_NUMBER
        ? number(new String(bytes, start, end - start, StandardCharsets.ISO_8859_1), sink)
        : json.decode(bytes, start, end - start, sink);
  }

  private static Outcome number(String text, FieldSink sink) {
    if (!NUMBER.matcher(text).matches()) {
      return Outcome.undecodable("not a number");
    }
    double value = Double.parseDouble(text);
    if (!Double.isFinite(value)) {
      return Outcome.undecodable("number out of range");
    }
    sink.number("", value);
    return Outcome.DECODED;
  }

  private static boolean startsNumber(byte b) {
    return (b >= '0' && b <= '9') || b == '-' || b == '+' || b == '.';
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\t' || b == '\n' || b == '\r';
  }
}
