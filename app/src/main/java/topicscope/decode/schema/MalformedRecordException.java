package topicscope.decode.schema;

import java.io.IOException;
import topicscope.decode.DecodeOutcome;

/** A record that isn't what its schema says. Carries no stack trace: it is no surprise. */
final class MalformedRecordException extends IOException {
  private static final long serialVersionUID = 1;

  private final transient DecodeOutcome outcome;

  MalformedRecordException(DecodeOutcome outcome) {
    super(outcome.reason(), null);
    this.outcome = outcome;
  }

  DecodeOutcome outcome() {
    return outcome;
  }

  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
