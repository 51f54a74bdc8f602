package topicscope.kafka.read;

import java.time.Duration;
import java.util.Map;
import topicscope.decode.topic.TopicDecoder;

/**
 * Keeps the samples of a reading elsewhere: it gets them instead of the series. A group's offsets
 * are committed only when the samples before them are kept.
 *
 * <p>Called on the reader thread.
 */
public interface SampleKeeper extends SampleTaker {
  /** From here on, records are of the topic with that id, and this decoder decodes them. */
  void topic(String id, TopicDecoder decoder);

  /** The group gave these partitions; the first records come at or behind these offsets. */
  void assigned(Map<Integer, Long> offsets);

  /** Whether it takes nothing more for now; the partitions are paused meanwhile. */
  boolean isFull();

  /** A number for all that was given so far. */
  long mark();

  /** Whether all that was given before that mark is kept. */
  boolean isKept(long mark);

  /** Waits until all that was given before that mark is kept; false if it is not in that time. */
  boolean awaitKept(long mark, Duration max) throws InterruptedException;

  /** Forgets what was given and is not kept: these records will be read again, by any member. */
  void forget();
}
