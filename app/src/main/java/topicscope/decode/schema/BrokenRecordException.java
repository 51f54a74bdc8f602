package topicscope.decode.schema;

import java.io.IOException;
import topicscope.decode.Outcome;

/** A record that isn't what its schema says. Carries no stack trace: it is no surprise. */
final class BrokenRecordException extends IOException {
  private static final long serialVersionUID = 1;

  private final transient Outcome outcome;

  BrokenRecordException(Outcome outcome) {
    super(outcome.reason(), null);
    this.outcome = outcome;
  }

  Outcome outcome() {
    return outcome;
  }

  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
