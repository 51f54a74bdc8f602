package topicscope.kafka.client;

import java.time.Instant;

/**
 * The state of a reader or of a connection; replaced whole at every change.
 *
 * @param kind the state
 * @param cause why, as a sentence for the status line; never holds a secret
 * @param since when this state began
 */
public record ReaderState(Kind kind, String cause, Instant since) {
  /** The states of a reader. */
  public enum Kind {
    /** The cluster has not answered yet. */
    CONNECTING,
    /** Records are arriving. */
    LIVE,
    /** Connected; no new records. */
    IDLE,
    /**
     * Connected, but the reader itself is held up: it decodes, waits for a schema registry, or
     * until the samples so far are kept.
     */
    BUSY,
    /** Records may be there that do not arrive: a part of the cluster does not deliver. */
    STALLED,
    /** The cluster does not answer; the reader tries again. */
    DOWN,
    /** The user has to correct something; the reader tries again. */
    FAILED
  }

  public static ReaderState now(Kind kind, String cause) {
    return new ReaderState(kind, cause, Instant.now());
  }

  /** This state after that one: while the kind is the same, {@code since} stays. */
  public ReaderState after(ReaderState before) {
    return before.kind == kind ? new ReaderState(kind, cause, before.since) : this;
  }

  public boolean says(ReaderState other) {
    return kind == other.kind && cause.equals(other.cause);
  }
}
