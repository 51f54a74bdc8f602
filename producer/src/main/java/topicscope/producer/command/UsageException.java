package topicscope.producer.command;

import org.jspecify.annotations.Nullable;

/**
 * A mistake in the options that shows only when they are put together. The message is for the user;
 * if it is about one option, it begins with that option's name and a colon.
 */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public UsageException(@Nullable String message) {
    super(message);
  }
}
