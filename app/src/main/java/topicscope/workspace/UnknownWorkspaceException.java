package topicscope.workspace;

/** A file that is no workspace, or one of an unknown version; the message says which. */
final class UnknownWorkspaceException extends Exception {
  private static final long serialVersionUID = 1;

  UnknownWorkspaceException(String sentence) {
    super(sentence);
  }
}
