package topicscope.decode.schema;

import java.io.IOException;
import topicscope.decode.DecodeOutcome;

/** A record that does not match its schema. It has no stack trace, because it is expected. */
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
