package topicscope.kafka.read;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * A place in the stream where the line is not whole, or not the same any more.
 *
 * @param kind what happened there
 * @param partition which partition; {@link #ALL} for the whole topic
 * @param offsets how many offsets are missing from the line
 * @param lastTimeMs the time of the last record before it, ms since the epoch, if there was one
 * @param seenAt when the reader met it
 * @param text the same in plain words
 */
public record StreamMark(
    Kind kind, int partition, long offsets, OptionalLong lastTimeMs, Instant seenAt, String text) {
  /** Stands for every partition. */
  public static final int ALL = -1;

  /** What can happen to a stream. */
  public enum Kind {
    /** Retention deleted records before they could be read. */
    EXPIRED,
    /** The cluster lost records that had been read, and gives their offsets to others. */
    ROLLED_BACK,
    /** The topic was deleted and created anew: a different stream begins. */
    RECREATED,
    /** The user skipped ahead. */
    SKIPPED
  }
}
