package topicscope.kafka.partition;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * A point in the stream where something is missing or changes.
 *
 * @param kind what happened
 * @param partition the partition; {@link #ALL} for the whole topic
 * @param offsets how many offsets are missing
 * @param lastTimeMs the timestamp of the last record before it, ms since the epoch, if there is one
 * @param seenAt when the reader noticed it
 * @param text the same as a sentence
 */
public record StreamMark(
    Kind kind, int partition, long offsets, OptionalLong lastTimeMs, Instant seenAt, String text) {
  /** All partitions. */
  public static final int ALL = -1;

  /** What can happen to a stream. */
  public enum Kind {
    /** Retention deleted records before they were read. */
    EXPIRED,
    /** The cluster lost records that had been read, and gives their offsets to others. */
    ROLLED_BACK,
    /** The topic was deleted and created again: a different stream begins. */
    RECREATED,
    /** Records were left out: the user skipped them, or there was no memory for them. */
    SKIPPED,
    /** The older records of a partition come after the newer ones of the others. */
    LATE,
    /** Nothing is missing; the text says what to know about the stream. */
    NOTICE
  }
}
