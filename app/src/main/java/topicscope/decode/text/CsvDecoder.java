package topicscope.decode.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topicscope.decode.DecodeOutcome;
import topicscope.decode.RecordFields;

/**
 * Decodes comma-separated values (RFC 4180), also with semicolons, tabs or bars.
 *
 * <p>The separator is learned from the first value. A first line of names only, before any numbers
 * or above other lines of the same value, is a header; see {@link CsvHeaders}. With semicolons, a
 * decimal comma is understood.
 */
public final class CsvDecoder extends LineDecoder {
  private static final byte[] SEPARATORS = {'\t', ';', ',', '|'};

  /** The length of {@code 123,} behind a time, and of a time of day. */
  private static final int MILLIS = 4;

  private static final int MIN_TIME = 8;
  private static final DecodeOutcome ONE_COLUMN =
      DecodeOutcome.undecodable("one column only: no CSV");
  private static final DecodeOutcome NO_END =
      DecodeOutcome.undecodable("a quote that isn't closed");

  private final ColumnFields columns;
  private final CsvHeaders headers;
  private byte separator;
  private byte[] cell = new byte[64];
  private int cellFrom;
  private int cellTo;
  private boolean inCell;
  private boolean firstLine;
  private boolean quotedLines;

  /** Starts without known columns. */
  public CsvDecoder(RecordFields fields) {
    super(fields);
    columns = new ColumnFields(fields);
    headers = new CsvHeaders(columns);
  }

  @Override
  public void partition(int partition) {
    headers.partition(partition);
  }

  /** A line ends at no newline within quotes, once there was one. */
  @Override
  int lineEnd(int from) {
    if (!quotedLines) {
      return super.lineEnd(from);
    }
    boolean quoted = false;
    int at = from;
    while (at < valueEnd() && (quoted || text[at] != '\n')) {
      quoted ^= text[at] == '"';
      at++;
    }
    return at;
  }

  @Override
  void begin() {
    firstLine = true;
  }

  @Override
  @Nullable DecodeOutcome line(int from, int to) {
    byte used = separator != 0 ? separator : separatorIn(from, to);
    if (used == 0) {
      return ONE_COLUMN;
    }
    if (isLearning()) {
      separator = used;
    } else if (separator == 0) {
      meetNew();
    }
    boolean maybeHeader = firstLine;
    firstLine = false;
    boolean known = headers.sawRows() && !hasMoreLines(to);
    if (maybeHeader
        && (!known || headers.mayBe(text, from, to, used))
        && isHeader(from, to, used, known)) {
      return null;
    }
    return row(from, to, used);
  }

  private @Nullable DecodeOutcome row(int from, int to, byte used) {
    int at = from;
    int column = 0;
    for (; at <= to; column++) {
      at = readCell(at, to, used);
      if (at > to + 1) {
        boolean again = !quotedLines && to < valueEnd();
        quotedLines |= again;
        return again ? AGAIN : NO_END;
      }
      if (column == 0 && isSplitTime(at, to, used)) {
        cellTo += MILLIS;
        at += MILLIS;
      }
      byte[] source = inCell ? cell : text;
      columns.cell(this, column, source, cellFrom, cellTo);
    }
    headers.sawRow();
    return column < 2 ? ONE_COLUMN : null;
  }

  /**
   * Whether the cell is a time of Python's logging, whose comma is not between columns: {@code
   * 10:00:00,123,INFO}.
   */
  private boolean isSplitTime(int at, int to, byte used) {
    if (used != ','
        || inCell
        || cellTo - cellFrom < MIN_TIME
        || text[cellTo - 3] != ':'
        || text[cellTo - 6] != ':'
        || at + MILLIS >= to
        || text[at + MILLIS - 1] != ',') {
      return false;
    }
    int end = at + MILLIS;
    while (end < to && text[end] != ',') {
      end++;
    }
    return LogHeader.isLevel(text, at + MILLIS, end);
  }

  /** Reads the cell at {@code from}; returns the start of the next one. */
  private int readCell(int from, int to, byte used) {
    int at = from;
    while (at < to && text[at] == ' ') {
      at++;
    }
    if (at < to && text[at] == '"') {
      return readQuoted(at + 1, to, used);
    }
    int end = at;
    boolean comma = false;
    while (end < to && text[end] != used) {
      comma |= text[end] == ',';
      end++;
    }
    cellFrom = at;
    cellTo = end;
    while (cellTo > cellFrom && isBlank(text[cellTo - 1])) {
      cellTo--;
    }
    inCell = comma && used == ';';
    if (inCell) {
      readDecimalComma();
    }
    return end + 1;
  }

  private void readDecimalComma() {
    int length = cellTo - cellFrom;
    ensureCell(length);
    for (int i = 0; i < length; i++) {
      byte b = text[cellFrom + i];
      cell[i] = b == ',' ? (byte) '.' : b;
    }
    inCell = decimals.readText(cell, 0, length) == length;
    if (inCell) {
      cellFrom = 0;
      cellTo = length;
    }
  }

  private int readQuoted(int from, int to, byte used) {
    ensureCell(to - from);
    int length = 0;
    int at = from;
    while (at < to && (text[at] != '"' || (at + 1 < to && text[at + 1] == '"'))) {
      at += text[at] == '"' ? 1 : 0;
      cell[length++] = text[at++];
    }
    if (at == to) {
      return to + 2;
    }
    cellFrom = 0;
    cellTo = length;
    inCell = true;
    at++;
    while (at < to && text[at] != used) {
      at++;
    }
    return at + 1;
  }

  /**
   * Whether the line is a header; then it names the columns from here on.
   *
   * @param again whether there were rows before, so that it must have a name of an earlier header
   */
  private boolean isHeader(int from, int to, byte used, boolean again) {
    List<String> names = new ArrayList<>();
    int at = from;
    while (at <= to) {
      at = readCell(at, to, used);
      if (at > to + 1) {
        return false;
      }
      byte[] source = inCell ? cell : text;
      if (cellTo == cellFrom
          || decimals.readText(source, cellFrom, cellTo) == cellTo
          || isQuantity(source, cellFrom, cellTo)) {
        return false;
      }
      names.add(new String(source, cellFrom, cellTo - cellFrom, UTF_8));
    }
    boolean header =
        names.size() > 1
            && new HashSet<>(names).size() == names.size()
            && (!again || headers.isLike(names));
    if (header) {
      headers.take(names);
    }
    return header;
  }

  private boolean hasMoreLines(int to) {
    return to < valueEnd() - 2;
  }

  private byte separatorIn(int from, int to) {
    for (byte candidate : SEPARATORS) {
      boolean quoted = false;
      for (int at = from; at < to; at++) {
        quoted ^= text[at] == '"';
        if (text[at] == candidate && !quoted) {
          return candidate;
        }
      }
    }
    return 0;
  }

  private void ensureCell(int length) {
    if (cell.length < length) {
      cell = new byte[length];
    }
  }
}
