package topicscope.kafka.read;

import org.apache.kafka.common.ClusterResource;
import org.apache.kafka.common.ClusterResourceListener;
import org.apache.kafka.common.serialization.ByteBufferDeserializer;

/**
 * Is told when a consumer has heard anew from the cluster what its topics are, before it fetches
 * anything by that. It is a deserializer because those are told.
 */
final class MetadataTick extends ByteBufferDeserializer implements ClusterResourceListener {
  private volatile Runnable listener = () -> {};

  /** Passes it on to this listener from now on, on whichever thread it is. */
  void listen(Runnable now) {
    listener = now;
  }

  @Override
  public void onUpdate(ClusterResource cluster) {
    listener.run();
  }
}
