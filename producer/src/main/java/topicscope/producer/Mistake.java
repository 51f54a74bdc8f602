package topicscope.producer;

import org.jspecify.annotations.Nullable;

/** A usage error that shows only when options are combined. The message is for the user. If it concerns one option it begins with that option's name and a colon. */
final class Mistake extends RuntimeException {
  private static final long serialVersionUID = 1;

  Mistake(@Nullable String message) {
    super(message);
  }
}
