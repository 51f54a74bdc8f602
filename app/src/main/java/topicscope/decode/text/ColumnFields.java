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
  private List<byte[]> names = new ArrayList<>();

  ColumnFields(RecordFields fields) {
    this.fields = fields;
  }

  /** Names the columns; further ones are numbered. The list is kept and gets their names. */
  void use(List<byte[]> header) {
    names = header;
  }

  /** The names of a header as bytes. An empty name becomes the column's number. */
  static List<byte[]> names(List<String> header) {
    List<byte[]> names = new ArrayList<>();
    for (int i = 0; i < Math.min(header.size(), MAX_COLUMNS); i++) {
      names.add(header.get(i).isEmpty() ? numbered(i) : header.get(i).getBytes(UTF_8));
    }
    return names;
  }

  /** Takes one cell from {@code text}, without its quotes. */
  void cell(LineDecoder line, int column, byte[] text, int from, int to) {
    if (column >= MAX_COLUMNS) {
      if (line.isNumber(text, from, to)) {
        line.keepNumber(FieldTable.NONE);
      }
      return;
    }
    byte[] name = name(column);
    if (to > from) {
      line.value(name, 0, name.length, text, from, to);
    }
  }

  /** Takes one cell that is no value: if it is a number, it is left out. */
  void text(LineDecoder line, int column, byte[] text, int from, int to) {
    if (column < MAX_COLUMNS && to > from && !line.isNumber(text, from, to)) {
      byte[] name = name(column);
      line.keepText(line.slot(fields.texts(), name, 0, name.length), text, from, to);
    }
  }

  private byte[] name(int column) {
    while (names.size() <= column) {
      names.add(numbered(names.size()));
    }
    return names.get(column);
  }

  private static byte[] numbered(int column) {
    return ("column" + (column + 1)).getBytes(UTF_8);
  }
}
