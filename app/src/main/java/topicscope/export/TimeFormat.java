package topicscope.export;

/** How times are written. */
public enum TimeFormat {
  /** Whole milliseconds since the epoch. */
  EPOCH("timestamp_ms"),
  /** ISO 8601 in UTC with milliseconds, such as 2026-11-21T01:28:18.250Z. */
  ISO("timestamp");

  private final String header;

  TimeFormat(String header) {
    this.header = header;
  }

  /** The heading of a column of such times. */
  String header() {
    return header;
  }
}
