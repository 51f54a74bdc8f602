package topicscope.desk.connect;

/**
 * How the test of a connection stands.
 *
 * @param kind how
 * @param text what came of it, in a sentence
 */
record ConnectionTestState(Kind kind, String text) {
  static final ConnectionTestState NONE = new ConnectionTestState(Kind.NONE, "");

  enum Kind {
    NONE,
    RUNNING,
    WORKS,
    FAILS
  }
}
