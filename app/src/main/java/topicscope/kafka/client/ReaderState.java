package topicscope.kafka.client;

import java.time.Instant;

/**
 * The state of a reader, replaced as a whole at every change.
 *
 * @param kind the state
 * @param cause the cause in plain words, for the status line; never contains a secret
 * @param since when this state began
 */
public record ReaderState(Kind kind, String cause, Instant since) {
  /** The states of a reader. */
  public enum Kind {
    /** Not connected to the cluster yet. */
    CONNECTING,
    /** Records are arriving. */
    LIVE,
    /** Connected, and nothing new in the topic. */
    IDLE,
    /** Records exist, or may exist, that do not arrive: a part of the cluster does not deliver. */
    STALLED,
    /** The cluster does not answer; the reader keeps trying. */
    DOWN,
    /** Only the user can correct the cause; the reader keeps checking whether it was corrected. */
    FAILED
  }

  public static ReaderState now(Kind kind, String cause) {
    return new ReaderState(kind, cause, Instant.now());
  }

  /** This state following that one: it keeps its beginning if only the cause differs. */
  public ReaderState after(ReaderState before) {
    return before.kind == kind ? new ReaderState(kind, cause, before.since) : this;
  }

  public boolean says(ReaderState other) {
    return kind == other.kind && cause.equals(other.cause);
  }
}
