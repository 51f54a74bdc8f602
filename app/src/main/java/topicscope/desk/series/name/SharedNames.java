package topicscope.desk.series.name;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds what the names of a table share: a beginning up to a dot, slash or colon that several have,
 * or any beginning up to a separator that all have. It takes one pass over all names.
 */
public final class SharedNames {
  private static final String SEPARATORS = "./:";
  private static final String SEPARATORS_OF_ALL = "./:_-{=";

  private final Map<String, Integer> beginnings = new HashMap<>();
  private final RowGrouping grouping;
  private final int ofAll;
  private final boolean onePath;

  /**
   * Compares names.
   *
   * @param grouping what their rows are grouped by: what the head of a group says is shared too
   */
  public SharedNames(Collection<String> names, RowGrouping grouping) {
    this.grouping = grouping;
    names.forEach(name -> {
      for (int i = 0; i < name.length(); i++) {
        if (isOne(name, i, SEPARATORS)) {
          beginnings.merge(name.substring(0, i + 1), 1, Integer::sum);
        }
      }
    });
    ofAll = sharedByAll(List.copyOf(names));
    onePath =
        names.size() > 1
            && names.stream().map(SeriesName::of).map(SeriesName::path).distinct().count() == 1;
  }

  /** The parts of one of the names, without what the head of its group says. */
  public NameParts parts(String name) {
    SeriesName parsed = SeriesName.of(name);
    if (parsed.group().isEmpty()) {
      int below =
          grouping == RowGrouping.FIELD && !parsed.parent().isEmpty()
              ? parsed.parent().length() + 1
              : 0;
      return below > 0
          ? NameParts.whole(name.substring(below))
          : split(name, Math.max(ofAll, shared(name)), name.length());
    }
    int path = parsed.path().length();
    int value = path + 1 + parsed.group().indexOf('=') + 1;
    return switch (grouping) {
      case FIELD ->
          new NameParts(
              name.substring(path + 1, value), name.substring(value, name.length() - 1), "");
      case GROUP -> split(parsed.path(), shared(parsed.path()), path);
      case NONE -> split(name, onePath ? value : shared(parsed.path()), name.length() - 1);
    };
  }

  private static NameParts split(String name, int from, int to) {
    return new NameParts(name.substring(0, from), name.substring(from, to), name.substring(to));
  }

  /** The length of the longest beginning that another name has too. */
  private int shared(String name) {
    int length = 0;
    for (int i = 0; i < name.length() - 1; i++) {
      if (isOne(name, i, SEPARATORS) && beginnings.getOrDefault(name.substring(0, i + 1), 0) > 1) {
        length = i + 1;
      }
    }
    return length;
  }

  private static int sharedByAll(List<String> names) {
    if (names.size() < 2) {
      return 0;
    }
    int same = names.getFirst().length();
    for (String name : names) {
      int i = 0;
      while (i < Math.min(same, name.length() - 1)
          && name.charAt(i) == names.getFirst().charAt(i)) {
        i++;
      }
      same = i;
    }
    while (same > 0 && SEPARATORS_OF_ALL.indexOf(names.getFirst().charAt(same - 1)) < 0) {
      same--;
    }
    return same;
  }

  /** A separator within a call, such as {@code mean(mem.used, 5s)}, is none. */
  private static boolean isOne(String name, int at, String separators) {
    return separators.indexOf(name.charAt(at)) >= 0 && name.lastIndexOf('(', at) < 0;
  }
}
