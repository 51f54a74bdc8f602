package topicscope.desk.series;

/**
 * A name as it is shown: what it shares with others is dimmed.
 *
 * @param head the shared beginning
 * @param main what tells it apart
 * @param tail the shared end
 */
record NameParts(String head, String main, String tail) {
  static final NameParts NONE = new NameParts("", "", "");

  /** A name that shares nothing. */
  static NameParts whole(String name) {
    return new NameParts("", name, "");
  }

  String text() {
    return head + main + tail;
  }
}
