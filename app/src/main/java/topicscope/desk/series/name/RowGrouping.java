package topicscope.desk.series.name;

/** What the rows of the table of series are grouped by. */
public enum RowGrouping {
  /** Nothing: one row after the other. */
  NONE("", "No groups"),

  /** The field: all hosts of {@code cpu}, or all fields below {@code memory}. */
  FIELD("field", "By field"),

  /** What the records were grouped by: all fields of {@code host=web-1}. */
  GROUP("group", "By group (host, key, …)");

  private final String text;
  private final String title;

  RowGrouping(String text, String title) {
    this.text = text;
    this.title = title;
  }

  /** The grouping of that text; none if it is unknown. */
  public static RowGrouping of(String text) {
    for (RowGrouping one : values()) {
      if (one.text.equals(text)) {
        return one;
      }
    }
    return NONE;
  }

  /** Its word in a workspace. */
  public String text() {
    return text;
  }

  /** Its title in a menu. */
  public String title() {
    return title;
  }

  /** The group that a series of that name belongs to; empty if to none. */
  public String key(String name) {
    SeriesName parsed = SeriesName.of(name);
    return switch (this) {
      case NONE -> "";
      case FIELD -> parsed.group().isEmpty() ? parsed.parent() : parsed.path();
      case GROUP -> parsed.group();
    };
  }
}
