package topicscope.producer.command.source;

import org.jspecify.annotations.Nullable;

/**
 * A usage error that shows only when options are combined. The message is for the user. If it
 * concerns one option it begins with that option's name and a colon.
 */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public UsageException(@Nullable String message) {
    super(message);
  }
}
