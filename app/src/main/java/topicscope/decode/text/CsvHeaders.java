package topicscope.decode.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import topicscope.decode.ByteInterner;

/**
 * The headers of a topic's CSV. Columns are named by the header that precedes them in their
 * partition. A partition without one has the names of the topic's only header; if there are
 * several, its columns are numbered.
 */
final class CsvHeaders {
  /** So many different headers are remembered. */
  private static final int MAX_HEADERS = 1_000;

  private static final int MAX_NAMES = 4_000;

  private final ColumnFields columns;
  private final Map<List<String>, List<byte[]>> known = new HashMap<>();
  private final Map<Integer, List<byte[]>> byPartition = new HashMap<>();
  private final Set<Integer> rows = new HashSet<>();
  private final Set<String> names = new HashSet<>();
  private final ByteInterner bytes = new ByteInterner(MAX_NAMES);

  /** The first and last bytes of names, so that other lines cost no search. */
  private final boolean[] ends = new boolean[256];

  private final List<byte[]> numbered = new ArrayList<>();
  private int partition;
  private boolean sawRows;

  CsvHeaders(ColumnFields columns) {
    this.columns = columns;
    columns.use(numbered);
  }

  /** The next lines are of that partition. */
  void partition(int next) {
    if (sawRows) {
      rows.add(partition);
    }
    partition = next;
    sawRows = rows.contains(next);
    List<byte[]> only = known.size() == 1 ? known.values().iterator().next() : numbered;
    columns.use(byPartition.getOrDefault(next, only));
  }

  /** A row of the present partition was read. */
  void sawRow() {
    sawRows = true;
  }

  /** Whether the present partition had rows. */
  boolean sawRows() {
    return sawRows;
  }

  /**
   * Whether the line may be a header although there were rows: its first or its last cell is a name
   * of an earlier one. Allocates nothing.
   */
  boolean mayBe(byte[] text, int from, int to, byte separator) {
    if (known.isEmpty() || (!ends[text[from] & 0xff] && !ends[text[to - 1] & 0xff])) {
      return false;
    }
    int firstTo = from;
    while (firstTo < to && text[firstTo] != separator) {
      firstTo++;
    }
    int lastFrom = to;
    while (lastFrom > from && text[lastFrom - 1] != separator) {
      lastFrom--;
    }
    return isName(text, from, firstTo) || isName(text, lastFrom, to);
  }

  private boolean isName(byte[] text, int from, int to) {
    boolean quoted = to - from > 1 && text[from] == '"' && text[to - 1] == '"';
    int inside = quoted ? 1 : 0;
    return bytes.find(text, from + inside, to - inside) != ByteInterner.FULL;
  }

  /** Whether an earlier header has one of these names. */
  boolean isLike(List<String> header) {
    return header.stream().anyMatch(names::contains);
  }

  /** Takes a header of the present partition. */
  void take(List<String> header) {
    List<byte[]> given = known.get(header);
    if (given == null) {
      given = ColumnFields.names(header);
      if (known.size() < MAX_HEADERS) {
        known.put(List.copyOf(header), given);
        header.forEach(this::addName);
      }
    }
    byPartition.put(partition, given);
    columns.use(given);
  }

  private void addName(String name) {
    byte[] added = name.getBytes(UTF_8);
    if (names.add(name) && added.length > 0) {
      bytes.numberOf(added, 0, added.length);
      ends[added[0] & 0xff] = true;
      ends[added[added.length - 1] & 0xff] = true;
      ends['"'] = true;
    }
  }
}
