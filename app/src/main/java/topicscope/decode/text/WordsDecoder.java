package topicscope.decode.text;

import org.jspecify.annotations.Nullable;
import topicscope.decode.Fields;
import topicscope.decode.Outcome;

/** Decodes words with white space between them: the numbers among them, named by their place. */
public final class WordsDecoder extends LineDecoder {
  private final Columns columns;

  /** A decoder that has learned nothing yet. */
  public WordsDecoder(Fields fields) {
    super(fields);
    columns = new Columns(fields);
  }

  @Override
  @Nullable Outcome line(int from, int to) {
    int at = from;
    for (int column = 0; at < to; column++) {
      while (at < to && isBlank(text[at])) {
        at++;
      }
      int end = at;
      while (end < to && !isBlank(text[end])) {
        end++;
      }
      if (!columns.cell(this, column, text, at, end)) {
        return Outcome.OUT_OF_RANGE;
      }
      at = end;
    }
    return null;
  }
}
