package topicscope.connect;

/** A connection that can't be used or saved. The message names it, the reason and what to do. */
public final class ProfileException extends Exception {
  private static final long serialVersionUID = 1;

  ProfileException(String message) {
    super(message);
  }

  ProfileException(String message, Throwable cause) {
    super(message, cause);
  }
}
