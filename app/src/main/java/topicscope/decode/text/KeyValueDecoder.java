package topicscope.decode.text;

import org.jspecify.annotations.Nullable;
import topicscope.decode.DecodeOutcome;
import topicscope.decode.RecordFields;

/**
 * Decodes {@code temp=21.5 hum=40}: pairs separated by white space, commas or semicolons. A value
 * may be in double quotes (logfmt).
 */
public final class KeyValueDecoder extends LineDecoder {
  private static final DecodeOutcome NO_PAIR =
      DecodeOutcome.undecodable("a word without = among key=value");
  private static final DecodeOutcome NO_END =
      DecodeOutcome.undecodable("a quote that isn't closed");

  /** Starts without known fields. */
  public KeyValueDecoder(RecordFields fields) {
    super(fields);
  }

  @Override
  @Nullable DecodeOutcome line(int from, int to) {
    int at = from;
    while (at < to) {
      if (isSeparator(text[at])) {
        at++;
        continue;
      }
      int equals = at;
      while (equals < to && text[equals] != '=' && !isSeparator(text[equals])) {
        equals++;
      }
      if (equals == to || text[equals] != '=' || equals == at) {
        return NO_PAIR;
      }
      boolean quoted = equals + 1 < to && text[equals + 1] == '"';
      int valueFrom = quoted ? equals + 2 : equals + 1;
      int valueTo = quoted ? quoteEnd(valueFrom, to) : wordEnd(valueFrom, to);
      if (quoted && valueTo >= to) {
        return NO_END;
      }
      pair(at, equals, valueFrom, valueTo);
      at = quoted ? valueTo + 1 : valueTo;
    }
    return null;
  }

  private void pair(int keyFrom, int keyTo, int from, int to) {
    if (isNumber(text, from, to)) {
      keepNumber(slot(fields.numbers(), text, keyFrom, keyTo));
    } else if (isWord(from, to, "true") || isWord(from, to, "false")) {
      keepBool(slot(fields.numbers(), text, keyFrom, keyTo), text[from] == 't');
    } else {
      keepText(slot(fields.texts(), text, keyFrom, keyTo), text, from, to);
    }
  }

  private int wordEnd(int from, int to) {
    int at = from;
    while (at < to && !isSeparator(text[at])) {
      at++;
    }
    return at;
  }

  private static boolean isSeparator(byte b) {
    return isBlank(b) || b == ',' || b == ';';
  }
}
