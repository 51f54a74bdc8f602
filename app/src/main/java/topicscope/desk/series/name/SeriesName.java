package topicscope.desk.series.name;

/**
 * The name of a series in its parts.
 *
 * @param path the path of the field: {@code mem.used} of {@code mem.used{host=web-1}}
 * @param group what its records were grouped by: {@code host=web-1}; empty without a group
 */
record SeriesName(String path, String group) {
  static SeriesName of(String name) {
    int open = name.indexOf('{');
    boolean grouped = open > 0 && name.endsWith("}") && name.indexOf('(') < 0;
    return grouped
        ? new SeriesName(name.substring(0, open), name.substring(open + 1, name.length() - 1))
        : new SeriesName(name, "");
  }

  /** The path of the object that holds the field; empty if there is none. */
  String parent() {
    int end = path.indexOf('(') < 0 ? path.lastIndexOf('.') : -1;
    return path.substring(0, Math.max(0, end));
  }
}
