package topicscope.producer;

import org.jspecify.annotations.Nullable;

/**
 * A mistake in the options that shows only when they are put together. The message is for the user;
 * if it is about one option, it begins with that option's name and a colon.
 */
final class Mistake extends RuntimeException {
  private static final long serialVersionUID = 1;

  Mistake(@Nullable String message) {
    super(message);
  }
}
