package topicscope.kafka;

import org.apache.kafka.common.ClusterResource;
import org.apache.kafka.common.ClusterResourceListener;
import org.apache.kafka.common.serialization.ByteBufferDeserializer;

/**
 * Notes when a consumer has heard anew from the cluster what its topics are.
 *
 * <p>A consumer fetches by topic id and learns a new id only in this way, so between two ticks all
 * records are of the same topic. It is a deserializer because those are told.
 *
 * <p>Owned by the thread that polls.
 */
final class MetadataTick extends ByteBufferDeserializer implements ClusterResourceListener {
  private long count;
  private long lastAt = System.nanoTime();

  @Override
  public void onUpdate(ClusterResource cluster) {
    count++;
    lastAt = System.nanoTime();
  }

  /** How often so far. */
  long count() {
    return count;
  }

  /** When last, as {@link System#nanoTime()}. */
  long lastAt() {
    return lastAt;
  }
}
