package topicscope.kafka.client;

import java.time.Instant;

/**
 * How a reader stands, replaced whole at every change.
 *
 * @param kind the state
 * @param cause why, in plain words, for the status line; never holds a secret
 * @param since when this state began
 */
public record ReaderState(Kind kind, String cause, Instant since) {
  /** The states of a reader. */
  public enum Kind {
    /** Not yet through to the cluster for the first time. */
    CONNECTING,
    /** Records are arriving. */
    LIVE,
    /** Connected, and nothing new in the topic. */
    IDLE,
    /** Records are there, or may be, that don't arrive: a part of the cluster doesn't deliver. */
    STALLED,
    /** The cluster doesn't answer; the reader keeps trying. */
    DOWN,
    /** Something that the user has to put right; the reader keeps looking whether it was. */
    FAILED
  }

  public static ReaderState now(Kind kind, String cause) {
    return new ReaderState(kind, cause, Instant.now());
  }

  /** This state following that one: it keeps its beginning while only the cause is another. */
  public ReaderState after(ReaderState before) {
    return before.kind == kind ? new ReaderState(kind, cause, before.since) : this;
  }

  public boolean says(ReaderState other) {
    return kind == other.kind && cause.equals(other.cause);
  }
}
