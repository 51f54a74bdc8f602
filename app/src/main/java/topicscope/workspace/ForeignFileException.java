package topicscope.workspace;

/** A file that is no workspace, or one of a version that isn't known; the message says which. */
final class ForeignFileException extends Exception {
  private static final long serialVersionUID = 1;

  ForeignFileException(String sentence) {
    super(sentence);
  }
}
