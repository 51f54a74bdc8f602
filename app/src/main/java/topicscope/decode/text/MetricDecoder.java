package topicscope.decode.text;

import org.jspecify.annotations.Nullable;
import topicscope.decode.DecodeOutcome;
import topicscope.decode.RecordFields;

/**
 * The common part of the formats in which a line is a metric: its name, tags, a value and perhaps a
 * time. The name is the field's path. Every tag is a text field, and all tags of a line together
 * are {@link InfluxDecoder#TAGS}; the time is {@link InfluxDecoder#TIME}.
 */
abstract class MetricDecoder extends LineDecoder {
  private static final byte[] TAGS = {'t', 'a', 'g', 's'};
  private static final byte[] TIME = {'t', 'i', 'm', 'e', 's', 't', 'a', 'm', 'p'};

  private final DecodeOutcome broken;
  private final TagText tags = new TagText();

  /**
   * @param format its name in the reason of a refusal
   */
  MetricDecoder(RecordFields fields, String format) {
    super(fields);
    broken = DecodeOutcome.undecodable("not valid " + format);
  }

  @Override
  final @Nullable DecodeOutcome line(int from, int to) {
    tags.clear();
    return metric(from, to) ? null : broken;
  }

  /** Reads one line; false if it is none of this format. */
  abstract boolean metric(int from, int to);

  /** Takes a tag. */
  final void tag(int nameFrom, int nameTo, int from, int to) {
    keepText(slot(fields.texts(), text, nameFrom, nameTo), text, from, to);
    tags.add(text, nameFrom, nameTo, from, to);
  }

  /** Takes the tags {@code name=value}, or with a colon, up to a separator each. */
  final boolean tags(int from, int to, char separator, char assign) {
    int at = from;
    while (at < to) {
      int end = find(separator, at, to);
      int sign = find(assign, at, end);
      if (sign == at) {
        return false;
      }
      tag(at, sign, Math.min(end, sign + 1), end);
      at = end + 1;
    }
    return true;
  }

  /** Takes the value of a metric, if it is a number, and the tags. */
  final boolean sample(int nameFrom, int nameTo, int from, int to) {
    if (decimals.readText(text, from, to) != to || from == to) {
      return false;
    }
    keepNumber(slot(fields.numbers(), text, nameFrom, nameTo));
    keepTags();
    return true;
  }

  final void keepTags() {
    if (!tags.isEmpty()) {
      byte[] all = tags.bytes();
      keepText(slot(fields.texts(), TAGS, 0, TAGS.length), all, 0, tags.length());
    }
  }

  /** Takes the time of a line; false if it is no number. */
  final boolean time(int from, int to) {
    if (from == to || decimals.readText(text, from, to) != to) {
      return false;
    }
    keepNumber(slot(fields.numbers(), TIME, 0, TIME.length));
    return true;
  }

  /** The first such character; {@code to} without one. */
  final int find(char c, int from, int to) {
    int at = from;
    while (at < to && text[at] != c) {
      at++;
    }
    return at;
  }
}
