package topicscope.producer.publish;

import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Decides records' fates in the account and tells of them. It holds nothing of any record, so that
 * one serves many. Called by Kafka's sender thread.
 *
 * @param lost called when Kafka doesn't know the topic any more, since its cluster or the topic is
 *     gone
 */
record Delivery(Account account, DeliveryListener listener, Runnable lost) implements Callback {
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
    if (FailureReason.isAboutTheTopic(failure)) {
      lost.run();
    }
    fail(FailureReason.of(failure));
  }

  void fail(String reason) {
    account.failed(reason);
    listener.failed(reason);
  }
}
