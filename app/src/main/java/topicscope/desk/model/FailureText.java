package topicscope.desk.model;

import java.util.concurrent.CompletionException;

/** The reason of a failure in the words of its cause. */
final class FailureText {
  private FailureText() {}

  /** The message of a failure; its class if it has no message. */
  static String of(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  /** A sentence about what can't be used, and the reason. */
  static String of(String what, Throwable failure) {
    return what + " can't be used: " + of(failure);
  }
}
