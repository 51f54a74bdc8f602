package topicscope.decode.text;

import org.jspecify.annotations.Nullable;
import topicscope.decode.DecodeOutcome;
import topicscope.decode.RecordFields;

/** Decodes words separated by white space: the numbers among them, named by their index. */
public final class TokenDecoder extends LineDecoder {
  private final ColumnFields columns;

  /** Starts without known fields. */
  public TokenDecoder(RecordFields fields) {
    super(fields);
    columns = new ColumnFields(fields);
  }

  @Override
  @Nullable DecodeOutcome line(int from, int to) {
    int at = from;
    for (int column = 0; at < to; column++) {
      while (at < to && isBlank(text[at])) {
        at++;
      }
      int end = at;
      while (end < to && !isBlank(text[end])) {
        end++;
      }
      columns.cell(this, column, text, at, end);
      at = end;
    }
    return null;
  }
}
