package topicscope.producer.publish;

import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Counts the fate of records in the account and notifies the listener. It keeps no state of a
 * record, so one instance serves many. Kafka's sender thread calls it.
 *
 * @param lost called when Kafka no longer knows the topic: the cluster or the topic is gone
 * @param answered whether the cluster answered a moment ago
 */
record Delivery(Account account, DeliveryListener listener, Runnable lost, BooleanSupplier answered)
    implements Callback {
  @Override
  public void onCompletion(RecordMetadata metadata, @Nullable Exception failure) {
    if (failure == null) {
      account.acknowledged();
      listener.acknowledged(metadata.partition(), metadata.offset());
    } else {
      fail(failure);
    }
  }

  void fail(Exception failure) {
    boolean isAboutTheTopic = FailureReason.isAboutTheTopic(failure);
    if (isAboutTheTopic) {
      lost.run();
    }
    fail(FailureReason.of(failure, isAboutTheTopic && answered.getAsBoolean()));
  }

  void fail(String reason) {
    account.failed(reason);
    listener.failed(reason);
  }
}
