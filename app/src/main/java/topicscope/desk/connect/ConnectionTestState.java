package topicscope.desk.connect;

/**
 * The state of a connection test.
 *
 * @param kind the state
 * @param text the result as a sentence
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
