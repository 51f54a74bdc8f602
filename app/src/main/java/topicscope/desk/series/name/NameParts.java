package topicscope.desk.series.name;

/**
 * A name as it is shown: what it shares with others is dimmed.
 *
 * @param head the shared beginning
 * @param main what tells it apart
 * @param tail the shared end
 */
public record NameParts(String head, String main, String tail) {
  /** A name that shares nothing. */
  public static NameParts whole(String name) {
    return new NameParts("", name, "");
  }

  /** All of it. */
  public String text() {
    return head + main + tail;
  }
}
