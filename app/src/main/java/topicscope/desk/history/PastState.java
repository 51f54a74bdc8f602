package topicscope.desk.history;

/**
 * What a plot shows of the history.
 *
 * @param kind what it is
 * @param cause why the history can't be read, in a sentence; else empty
 */
public record PastState(Kind kind, String cause) {
  /** Nothing of it is in sight. */
  public static final PastState NONE = new PastState(Kind.NONE, "");

  /** Whether and how the history is in sight. */
  public enum Kind {
    NONE,
    ASKED,
    SHOWN,
    FAILED
  }

  /** The line in the plot; empty for none. */
  public String text() {
    return switch (kind) {
      case NONE -> "";
      case ASKED -> "older: asking the history …";
      case SHOWN -> "older: from the history";
      case FAILED -> "older: the history can't be read";
    };
  }
}
