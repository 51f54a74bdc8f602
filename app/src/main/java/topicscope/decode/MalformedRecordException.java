package topicscope.decode;

import java.io.IOException;

/**
 * A record that can't be decoded, thrown from inside a decoder. It has no stack trace, because it
 * is expected.
 */
public final class MalformedRecordException extends IOException {
  private static final long serialVersionUID = 1;

  private final transient DecodeOutcome outcome;

  public MalformedRecordException(DecodeOutcome outcome) {
    super(outcome.reason(), null);
    this.outcome = outcome;
  }

  /** Why it can't be decoded. */
  public DecodeOutcome outcome() {
    return outcome;
  }

  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
