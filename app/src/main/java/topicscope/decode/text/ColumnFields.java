package topicscope.decode.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import topicscope.decode.FieldTable;
import topicscope.decode.RecordFields;

/** The columns of a table: their names and fields. */
final class ColumnFields {
  /** Further columns are counted and left out. */
  private static final int MAX_COLUMNS = FieldTable.MAX_FIELDS;

  private final RecordFields fields;
  private final List<byte[]> names = new ArrayList<>();

  ColumnFields(RecordFields fields) {
    this.fields = fields;
  }

  /** Takes the names of a header. An empty name becomes the column's number. */
  void name(List<String> header) {
    names.clear();
    for (int i = 0; i < Math.min(header.size(), MAX_COLUMNS); i++) {
      names.add(header.get(i).isEmpty() ? numbered(i) : header.get(i).getBytes(UTF_8));
    }
  }

  /** Takes one cell from {@code text}, without its quotes. */
  void cell(LineDecoder line, int column, byte[] text, int from, int to) {
    boolean number = line.isNumber(text, from, to);
    if (column >= MAX_COLUMNS) {
      if (number) {
        line.keepNumber(FieldTable.NONE);
      }
      return;
    }
    while (names.size() <= column) {
      names.add(numbered(names.size()));
    }
    byte[] name = names.get(column);
    if (number) {
      line.keepNumber(line.slot(fields.numbers(), name, 0, name.length));
    } else if (to > from) {
      line.keepText(line.slot(fields.texts(), name, 0, name.length), text, from, to);
    }
  }

  private static byte[] numbered(int column) {
    return ("column" + (column + 1)).getBytes(UTF_8);
  }
}
