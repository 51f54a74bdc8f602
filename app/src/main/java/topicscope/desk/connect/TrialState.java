package topicscope.desk.connect;

/**
 * How the test of a connection stands.
 *
 * @param kind how
 * @param text what came of it, in a sentence
 */
record TrialState(Kind kind, String text) {
  static final TrialState NONE = new TrialState(Kind.NONE, "");

  enum Kind {
    NONE,
    RUNNING,
    WORKS,
    FAILS
  }
}
